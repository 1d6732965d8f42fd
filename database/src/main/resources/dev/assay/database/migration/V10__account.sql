-- Accounts, their access keys, what is switched on for them, how it is set, and tags.
--
-- Everything is behind row-level security. Two questions come before an account is known: which
-- account does an access key belong to, and which account was made first. Two functions answer
-- just these, with an account id and nothing else. They run as the owner of the schema, which is
-- why "account" and "access_key" do not FORCE the policy on their owner: an owner that is not a
-- superuser would see no rows either. The role that does the work owns nothing.
-- PostgreSQL 15 syntax.

CREATE TABLE account (
  account text COLLATE "C" PRIMARY KEY CHECK (account ~ '^[0-9]{12}$'),
  made    timestamptz NOT NULL
);

CREATE TABLE access_key (
  access_key_id text COLLATE "C" PRIMARY KEY,
  account       text COLLATE "C" NOT NULL REFERENCES account,
  secret        bytea NOT NULL, -- sealed with the key file of the data folder
  made          timestamptz NOT NULL
);
CREATE INDEX access_key_account ON access_key (account, made);

CREATE TABLE enablement (
  account text COLLATE "C" NOT NULL REFERENCES account,
  kind    text COLLATE "C" NOT NULL
    CHECK (kind IN ('EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE', 'CODE_REPOSITORY')),
  status  text COLLATE "C" NOT NULL
    CHECK (status IN ('ENABLING', 'ENABLED', 'DISABLING', 'DISABLED', 'SUSPENDING', 'SUSPENDED')),
  updated timestamptz NOT NULL,
  PRIMARY KEY (account, kind)
);

CREATE TABLE configuration (
  account              text COLLATE "C" PRIMARY KEY REFERENCES account,
  ecr_rescan           text COLLATE "C" NOT NULL,
  ecr_pull_date_rescan text COLLATE "C" NOT NULL,
  ecr_pull_date_mode   text COLLATE "C" NOT NULL,
  ecr_updated          timestamptz NOT NULL,
  ec2_scan_mode        text COLLATE "C" NOT NULL
);

CREATE TABLE resource_tag (
  account text COLLATE "C" NOT NULL,
  arn     text COLLATE "C" NOT NULL,
  tags    jsonb NOT NULL, -- key to value
  PRIMARY KEY (account, arn)
);

CREATE FUNCTION account_of_key(wanted text) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT account FROM assay.access_key WHERE access_key_id = wanted';

CREATE FUNCTION first_account() RETURNS text
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT account FROM assay.account ORDER BY made, account LIMIT 1';

REVOKE ALL ON FUNCTION account_of_key(text), first_account() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_of_key(text), first_account() TO assay_app;

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_account ON account USING (account = current_setting('assay.account', true));
ALTER TABLE access_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_account ON access_key USING (account = current_setting('assay.account', true));
ALTER TABLE enablement ENABLE ROW LEVEL SECURITY;
ALTER TABLE enablement FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON enablement USING (account = current_setting('assay.account', true));
ALTER TABLE configuration ENABLE ROW LEVEL SECURITY;
ALTER TABLE configuration FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON configuration USING (account = current_setting('assay.account', true));
ALTER TABLE resource_tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_tag FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON resource_tag USING (account = current_setting('assay.account', true));

-- A row lock needs UPDATE: changes of one account's settings wait for each other on its row.
GRANT SELECT, INSERT, UPDATE ON account TO assay_app;
GRANT SELECT, INSERT ON access_key TO assay_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON enablement, configuration, resource_tag TO assay_app;
