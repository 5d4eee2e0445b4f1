-- What the sentence of a cause is filled with. Older rows keep theirs in reason and notedReason.
-- Openfire commits each statement: should only the second fail, drop the new columns of ofMftTransfer by hand.

ALTER TABLE ofMftTransfer ADD (causeArgs VARCHAR2(500), notedArgs VARCHAR2(500));
ALTER TABLE ofMftEvent ADD (causeArgs VARCHAR2(500));
UPDATE ofVersion SET version = 3 WHERE name = 'managedfiletransfer';
