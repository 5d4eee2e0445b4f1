-- One row a transfer, and one row for each thing that happened to it. Times are milliseconds since 1970-01-01 UTC.
-- The time of the offer leads both keys: the newest page is the end of the key, however long the table is,
-- and a large site can partition both tables by it. Text columns are sized for UTF-8 bytes.
-- Firebird walks an index one way only: the newest page needs a descending one.

CREATE TABLE ofMftTransfer (
  offeredAt      BIGINT          NOT NULL,
  transferId     VARCHAR(40)     NOT NULL,
  node           VARCHAR(64),
  protocol       VARCHAR(16)     NOT NULL,
  bytePath       VARCHAR(16)     NOT NULL,
  streamSession  VARCHAR(255),
  sender         VARCHAR(1024)   NOT NULL,
  recipient      VARCHAR(1024)   NOT NULL,
  fileName       VARCHAR(1024),
  mimeType       VARCHAR(128),
  md5            VARCHAR(64),
  declaredSize   BIGINT,
  bytesMoved     BIGINT          NOT NULL,
  transferState  VARCHAR(16)     NOT NULL,
  ruleName       VARCHAR(64),
  reason         VARCHAR(1000),
  notedRule      VARCHAR(64),
  notedReason    VARCHAR(1000),
  policyVersion  BIGINT          NOT NULL,
  endedAt        BIGINT,
  sha256         VARCHAR(64),
  hashMatch      VARCHAR(16),
  causeArgs      VARCHAR(500),
  notedArgs      VARCHAR(500),
  chatRoom       VARCHAR(1024),
  CONSTRAINT ofMftTransfer_pk PRIMARY KEY (offeredAt, transferId)
);
CREATE INDEX ofMftTransfer_id ON ofMftTransfer (transferId);
CREATE DESCENDING INDEX ofMftTransfer_newest ON ofMftTransfer (offeredAt, transferId);

CREATE TABLE ofMftEvent (
  offeredAt      BIGINT          NOT NULL,
  transferId     VARCHAR(40)     NOT NULL,
  eventNo        BIGINT          NOT NULL,
  happenedAt     BIGINT          NOT NULL,
  kind           VARCHAR(16)     NOT NULL,
  transferState  VARCHAR(16)     NOT NULL,
  bytePath       VARCHAR(16)     NOT NULL,
  bytesMoved     BIGINT          NOT NULL,
  ruleName       VARCHAR(64),
  reason         VARCHAR(1000),
  causeArgs      VARCHAR(500),
  CONSTRAINT ofMftEvent_pk PRIMARY KEY (offeredAt, transferId, eventNo)
);

INSERT INTO ofVersion (name, version) VALUES ('managedfiletransfer', 4);
