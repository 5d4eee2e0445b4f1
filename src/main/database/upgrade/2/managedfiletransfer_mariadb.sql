# What moved: its SHA-256, and whether it matches the digest that the offer named (YES, NO, or not known).
# IF NOT EXISTS: where the version could not be written, Openfire begins again at the next start.

ALTER TABLE ofMftTransfer ADD COLUMN IF NOT EXISTS sha256 VARCHAR(64), ADD COLUMN IF NOT EXISTS hashMatch VARCHAR(16);
UPDATE ofVersion SET version = 2 WHERE name = 'managedfiletransfer';
