-- What moved: its SHA-256, and whether it matches the digest that the offer named (YES, NO, or not known).
-- One statement, so that there are both columns or none: Openfire begins again at the next start where one fails.

ALTER TABLE ofMftTransfer ADD (sha256 VARCHAR2(64), hashMatch VARCHAR2(16));
UPDATE ofVersion SET version = 2 WHERE name = 'managedfiletransfer';
