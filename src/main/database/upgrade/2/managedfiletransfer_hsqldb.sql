// What moved: its SHA-256, and whether it matches the digest that the offer named (YES, NO, or not known).
// HSQLDB takes one column at a time.

ALTER TABLE ofMftTransfer ADD COLUMN sha256 VARCHAR(64);
ALTER TABLE ofMftTransfer ADD COLUMN hashMatch VARCHAR(16);
UPDATE ofVersion SET version = 2 WHERE name = 'managedfiletransfer';
