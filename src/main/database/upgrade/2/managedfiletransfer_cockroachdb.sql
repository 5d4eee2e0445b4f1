-- What moved: its SHA-256, and whether it matches the digest that the offer named (YES, NO, or not known).
-- IF NOT EXISTS: Openfire commits each statement, and begins again at the next start where one failed.

ALTER TABLE ofMftTransfer ADD COLUMN IF NOT EXISTS sha256 VARCHAR(64);
ALTER TABLE ofMftTransfer ADD COLUMN IF NOT EXISTS hashMatch VARCHAR(16);
UPDATE ofVersion SET version = 2 WHERE name = 'managedfiletransfer';
