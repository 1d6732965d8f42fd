-- Settings of accounts that came later: deep inspection of instances, keys that code is encrypted
-- with, and when a kind of scan was first on. A member goes by its administrator's configuration.
-- PostgreSQL 15 syntax.

CREATE POLICY of_administrator ON configuration FOR SELECT TO assay_app
  USING (account = (SELECT assay.administrator_of(current_setting('assay.account', true))));

CREATE TABLE deep_inspection (
  account   text COLLATE "C" PRIMARY KEY REFERENCES account,
  activated boolean NOT NULL,
  paths     text[] NOT NULL
);
ALTER TABLE deep_inspection ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_account ON deep_inspection
  USING (account = current_setting('assay.account', true));
GRANT SELECT, INSERT, UPDATE ON deep_inspection TO assay_app;

ALTER TABLE organization ADD COLUMN deep_inspection_paths text[] NOT NULL DEFAULT '{}';

CREATE TABLE encryption_key (
  account       text COLLATE "C" NOT NULL REFERENCES account,
  scan_type     text COLLATE "C" NOT NULL,
  resource_type text COLLATE "C" NOT NULL,
  key           text NOT NULL,
  PRIMARY KEY (account, scan_type, resource_type)
);
ALTER TABLE encryption_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_account ON encryption_key
  USING (account = current_setting('assay.account', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON encryption_key TO assay_app;

ALTER TABLE enablement ADD COLUMN first_on timestamptz;
UPDATE enablement SET first_on = updated WHERE status = 'ENABLED';
