/* One row a transfer, and one row for each thing that happened to it. Times are milliseconds since 1970-01-01 UTC. */
/* The time of the offer leads both keys: the newest page is the end of the key, however long the table is, */
/* and a large site can partition both tables by it. Text columns are sized for UTF-8 bytes. */
/* The widest rows exceed 8060 bytes: SQL Server warns at the creation and stores them off the page. */

CREATE TABLE ofMftTransfer (
  offeredAt      BIGINT          NOT NULL,
  transferId     NVARCHAR(40)    NOT NULL,
  node           NVARCHAR(64),
  protocol       NVARCHAR(16)    NOT NULL,
  bytePath       NVARCHAR(16)    NOT NULL,
  streamSession  NVARCHAR(255),
  sender         NVARCHAR(1024)  NOT NULL,
  recipient      NVARCHAR(1024)  NOT NULL,
  fileName       NVARCHAR(1024),
  mimeType       NVARCHAR(128),
  md5            NVARCHAR(64),
  declaredSize   BIGINT,
  bytesMoved     BIGINT          NOT NULL,
  transferState  NVARCHAR(16)    NOT NULL,
  ruleName       NVARCHAR(64),
  reason         NVARCHAR(1000),
  notedRule      NVARCHAR(64),
  notedReason    NVARCHAR(1000),
  policyVersion  BIGINT          NOT NULL,
  endedAt        BIGINT,
  sha256         NVARCHAR(64),
  hashMatch      NVARCHAR(16),
  causeArgs      NVARCHAR(500),
  notedArgs      NVARCHAR(500),
  chatRoom       NVARCHAR(1024),
  CONSTRAINT ofMftTransfer_pk PRIMARY KEY (offeredAt, transferId)
);
CREATE INDEX ofMftTransfer_id ON ofMftTransfer (transferId);

CREATE TABLE ofMftEvent (
  offeredAt      BIGINT          NOT NULL,
  transferId     NVARCHAR(40)    NOT NULL,
  eventNo        BIGINT          NOT NULL,
  happenedAt     BIGINT          NOT NULL,
  kind           NVARCHAR(16)    NOT NULL,
  transferState  NVARCHAR(16)    NOT NULL,
  bytePath       NVARCHAR(16)    NOT NULL,
  bytesMoved     BIGINT          NOT NULL,
  ruleName       NVARCHAR(64),
  reason         NVARCHAR(1000),
  causeArgs      NVARCHAR(500),
  CONSTRAINT ofMftEvent_pk PRIMARY KEY (offeredAt, transferId, eventNo)
);

INSERT INTO ofVersion (name, version) VALUES ('managedfiletransfer', 4);
