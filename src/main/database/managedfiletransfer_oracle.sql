-- One row a transfer, and one row for each thing that happened to it. Times are milliseconds since 1970-01-01 UTC.
-- The time of the offer leads both keys: the newest page is the end of the key, however long the table is,
-- and a large site can partition both tables by it. Text columns are sized for UTF-8 bytes.

CREATE TABLE ofMftTransfer (
  offeredAt      NUMBER(19)      NOT NULL,
  transferId     VARCHAR2(40)    NOT NULL,
  node           VARCHAR2(64),
  protocol       VARCHAR2(16)    NOT NULL,
  bytePath       VARCHAR2(16)    NOT NULL,
  streamSession  VARCHAR2(255),
  sender         VARCHAR2(1024)  NOT NULL,
  recipient      VARCHAR2(1024)  NOT NULL,
  fileName       VARCHAR2(1024),
  mimeType       VARCHAR2(128),
  md5            VARCHAR2(64),
  declaredSize   NUMBER(19),
  bytesMoved     NUMBER(19)      NOT NULL,
  transferState  VARCHAR2(16)    NOT NULL,
  ruleName       VARCHAR2(64),
  reason         VARCHAR2(1000),
  notedRule      VARCHAR2(64),
  notedReason    VARCHAR2(1000),
  policyVersion  NUMBER(19)      NOT NULL,
  endedAt        NUMBER(19),
  sha256         VARCHAR2(64),
  hashMatch      VARCHAR2(16),
  causeArgs      VARCHAR2(500),
  notedArgs      VARCHAR2(500),
  chatRoom       VARCHAR2(1024),
  CONSTRAINT ofMftTransfer_pk PRIMARY KEY (offeredAt, transferId)
);
CREATE INDEX ofMftTransfer_id ON ofMftTransfer (transferId);

CREATE TABLE ofMftEvent (
  offeredAt      NUMBER(19)      NOT NULL,
  transferId     VARCHAR2(40)    NOT NULL,
  eventNo        NUMBER(19)      NOT NULL,
  happenedAt     NUMBER(19)      NOT NULL,
  kind           VARCHAR2(16)    NOT NULL,
  transferState  VARCHAR2(16)    NOT NULL,
  bytePath       VARCHAR2(16)    NOT NULL,
  bytesMoved     NUMBER(19)      NOT NULL,
  ruleName       VARCHAR2(64),
  reason         VARCHAR2(1000),
  causeArgs      VARCHAR2(500),
  CONSTRAINT ofMftEvent_pk PRIMARY KEY (offeredAt, transferId, eventNo)
);

INSERT INTO ofVersion (name, version) VALUES ('managedfiletransfer', 4);
