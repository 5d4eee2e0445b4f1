// What the sentence of a cause is filled with. Older rows keep theirs in reason and notedReason.
// HSQLDB takes one column at a time.

ALTER TABLE ofMftTransfer ADD COLUMN causeArgs VARCHAR(500);
ALTER TABLE ofMftTransfer ADD COLUMN notedArgs VARCHAR(500);
ALTER TABLE ofMftEvent ADD COLUMN causeArgs VARCHAR(500);
UPDATE ofVersion SET version = 3 WHERE name = 'managedfiletransfer';
