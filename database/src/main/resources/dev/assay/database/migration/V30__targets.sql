-- What the service watches: which target became which resource, and what judged it last.

CREATE TABLE watched_target (
  account     text COLLATE "C" NOT NULL,
  key         text COLLATE "C" NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  resource    text COLLATE "C" NOT NULL,
  index_id    text COLLATE "C" NOT NULL,
  scanned     timestamptz NOT NULL,
  PRIMARY KEY (account, key)
);

ALTER TABLE watched_target ENABLE ROW LEVEL SECURITY;
ALTER TABLE watched_target FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON watched_target
  USING (account = current_setting('assay.account', true));

GRANT SELECT, INSERT, UPDATE, DELETE ON watched_target TO assay_app;
