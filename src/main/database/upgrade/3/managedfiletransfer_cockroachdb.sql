-- What the sentence of a cause is filled with. Older rows keep theirs in reason and notedReason.
-- IF NOT EXISTS: Openfire commits each statement, and begins again at the next start where one failed.

ALTER TABLE ofMftTransfer ADD COLUMN IF NOT EXISTS causeArgs VARCHAR(500);
ALTER TABLE ofMftTransfer ADD COLUMN IF NOT EXISTS notedArgs VARCHAR(500);
ALTER TABLE ofMftEvent ADD COLUMN IF NOT EXISTS causeArgs VARCHAR(500);
UPDATE ofVersion SET version = 3 WHERE name = 'managedfiletransfer';
