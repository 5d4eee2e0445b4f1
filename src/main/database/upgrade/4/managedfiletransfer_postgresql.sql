-- The chat room in which the two met, for what was sent as a private message there.
-- IF NOT EXISTS: where the version could not be written, Openfire begins again at the next start.

ALTER TABLE ofMftTransfer ADD COLUMN IF NOT EXISTS chatRoom VARCHAR(1024);
UPDATE ofVersion SET version = 4 WHERE name = 'managedfiletransfer';
