# What the sentence of a cause is filled with. Older rows keep theirs in reason and notedReason.
# IF NOT EXISTS: where the version could not be written, Openfire begins again at the next start.

ALTER TABLE ofMftTransfer ADD COLUMN IF NOT EXISTS causeArgs VARCHAR(500), ADD COLUMN IF NOT EXISTS notedArgs VARCHAR(500);
ALTER TABLE ofMftEvent ADD COLUMN IF NOT EXISTS causeArgs VARCHAR(500);
UPDATE ofVersion SET version = 3 WHERE name = 'managedfiletransfer';
