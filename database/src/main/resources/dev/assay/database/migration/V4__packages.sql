-- Which packages are on which resource. A set holds the packages that one layer brought, or one kind
-- of package on a host; it is known by its contents, so that images on one base and hosts at one
-- patch level share it. PostgreSQL 15 syntax.

CREATE TABLE package_version (
  id             bigint GENERATED ALWAYS AS IDENTITY,
  account        text COLLATE "C" NOT NULL,
  hash           bytea NOT NULL, -- of everything below
  type           text COLLATE "C" NOT NULL,
  name           text COLLATE "C" NOT NULL,
  version        text COLLATE "C" NOT NULL,
  architecture   text COLLATE "C" NOT NULL,
  source_name    text COLLATE "C" NOT NULL,
  source_version text COLLATE "C" NOT NULL,
  source_module  text COLLATE "C" NOT NULL,
  advisory_name  text COLLATE "C" NOT NULL, -- as advisories of its ecosystem spell it
  PRIMARY KEY (account, id),
  UNIQUE (account, hash)
);
CREATE INDEX package_version_advisory_name ON package_version (account, advisory_name, id);

CREATE TABLE package_set (
  id      bigint GENERATED ALWAYS AS IDENTITY,
  account text COLLATE "C" NOT NULL,
  hash    bytea NOT NULL, -- of the layer and the members in order
  layer   text COLLATE "C" NOT NULL, -- empty outside images
  PRIMARY KEY (account, id),
  UNIQUE (account, hash)
);

-- In the order of the question that a new advisory asks: who holds this package?
CREATE TABLE package_set_member (
  account    text COLLATE "C" NOT NULL,
  package_id bigint NOT NULL,
  set_id     bigint NOT NULL,
  position   int NOT NULL,
  path       text COLLATE "C" NOT NULL,
  line       int NOT NULL,
  owner      text COLLATE "C" NOT NULL,
  PRIMARY KEY (account, package_id, set_id, position),
  FOREIGN KEY (account, package_id) REFERENCES package_version,
  FOREIGN KEY (account, set_id) REFERENCES package_set ON DELETE CASCADE
);
-- For reading a resource's inventory again.
CREATE INDEX package_set_member_set ON package_set_member (account, set_id);

CREATE TABLE resource_set (
  account     text COLLATE "C" NOT NULL,
  set_id      bigint NOT NULL,
  resource_id bigint NOT NULL,
  PRIMARY KEY (account, set_id, resource_id),
  FOREIGN KEY (account, set_id) REFERENCES package_set,
  FOREIGN KEY (account, resource_id) REFERENCES resource ON DELETE CASCADE
);
CREATE INDEX resource_set_resource ON resource_set (account, resource_id);

ALTER TABLE package_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_version FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON package_version
  USING (account = current_setting('assay.account', true));
ALTER TABLE package_set ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_set FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON package_set USING (account = current_setting('assay.account', true));
ALTER TABLE package_set_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_set_member FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON package_set_member
  USING (account = current_setting('assay.account', true));
ALTER TABLE resource_set ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_set FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON resource_set USING (account = current_setting('assay.account', true));

GRANT SELECT, INSERT, DELETE ON package_version, package_set, package_set_member, resource_set
  TO assay_app;
