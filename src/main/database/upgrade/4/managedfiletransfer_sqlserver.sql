/* The chat room in which the two met, for what was sent as a private message there. */

ALTER TABLE ofMftTransfer ADD chatRoom NVARCHAR(1024);
UPDATE ofVersion SET version = 4 WHERE name = 'managedfiletransfer';
