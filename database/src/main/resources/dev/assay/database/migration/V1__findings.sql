-- Findings, the resources they are on, and what is said about them.
--
-- Rows that many findings share are kept once: facts of a vulnerability in "vulnerability", the
-- texts and packages of a finding in "detail" (by content). A finding row holds ids and state only.
-- Text is compared byte by byte (COLLATE "C"), so that order and prefixes mean the same everywhere.
-- PostgreSQL 15 syntax.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app') THEN
    CREATE ROLE assay_app NOLOGIN;
    EXECUTE format('GRANT assay_app TO %I', current_user);
  ELSIF NOT pg_has_role(current_user, 'assay_app', 'MEMBER') THEN
    -- Where an administrator made and granted the role, there is neither a need nor a right to.
    EXECUTE format('GRANT assay_app TO %I', current_user);
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of this server was being made at the same moment
END $$;
GRANT USAGE ON SCHEMA assay TO assay_app;

CREATE TABLE vulnerability (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text COLLATE "C" NOT NULL UNIQUE,
  title       text NOT NULL,
  description text NOT NULL,
  aliases     text[] COLLATE "C" NOT NULL,
  ratings     text[] NOT NULL,
  weaknesses  text[] NOT NULL,
  web         text[] NOT NULL,
  published   timestamptz,
  modified    timestamptz,
  epss        double precision,
  epss_percentile double precision,
  epss_day    date,
  kev_added   date,
  kev_due     date,
  kev_action  text
);
-- In EPSS order, what has no score first; and the few that are known to be exploited.
CREATE INDEX vulnerability_epss ON vulnerability (coalesce(epss, -1.0::double precision), id);
CREATE INDEX vulnerability_epss_score ON vulnerability (epss);
CREATE INDEX vulnerability_name ON vulnerability (name, id);
CREATE INDEX vulnerability_kev ON vulnerability (id) WHERE kev_added IS NOT NULL;

CREATE TABLE resource (
  id           bigint GENERATED ALWAYS AS IDENTITY,
  account      text COLLATE "C" NOT NULL,
  name         text COLLATE "C" NOT NULL,
  type         text COLLATE "C" NOT NULL,
  region       text COLLATE "C" NOT NULL,
  platform     text COLLATE "C" NOT NULL,
  tags         jsonb NOT NULL,
  host_name    text COLLATE "C",
  registry     text COLLATE "C",
  repository   text COLLATE "C",
  digest       text COLLATE "C",
  architecture text COLLATE "C",
  image_tags   text[] COLLATE "C",
  pushed       timestamptz,
  function     text COLLATE "C",
  runtime      text COLLATE "C",
  code_sha256  text COLLATE "C",
  function_version text COLLATE "C",
  role_arn     text COLLATE "C",
  layers       text[] COLLATE "C",
  modified     timestamptz,
  scanned      timestamptz NOT NULL,
  gone         timestamptz,
  inventory    bytea NOT NULL, -- what is not a package: the artifact, its system, its problems
  package_order int[] NOT NULL DEFAULT '{}', -- where packages stood in an inventory that was not sorted
  PRIMARY KEY (account, id),
  UNIQUE (account, name)
);
-- One for each order of ListFindings that a resource decides.
CREATE INDEX resource_scanned ON resource (account, scanned, id);
CREATE INDEX resource_type ON resource (account, type, id);
CREATE INDEX resource_pushed ON resource
  (account, coalesce(pushed, '1970-01-01 00:00:00+00'::timestamptz), id);
CREATE INDEX resource_repository ON resource (account, coalesce(repository, ''), id);
CREATE INDEX resource_registry ON resource (account, coalesce(registry, ''), id);

CREATE TABLE detail (
  id       bigint GENERATED ALWAYS AS IDENTITY,
  account  text COLLATE "C" NOT NULL,
  hash     bytea NOT NULL,
  title    text COLLATE "C" NOT NULL,
  rating   text,
  source   text COLLATE "C" NOT NULL,
  vendor_severity text COLLATE "C" NOT NULL,
  fix_available   text COLLATE "C" NOT NULL,
  source_url      text NOT NULL,
  PRIMARY KEY (account, id),
  UNIQUE (account, hash)
);
CREATE INDEX detail_title ON detail (account, title, id);
CREATE INDEX detail_source ON detail (account, source, id);
CREATE INDEX detail_vendor_severity ON detail (account, vendor_severity, id);

CREATE TABLE detail_package (
  account   text COLLATE "C" NOT NULL,
  detail_id bigint NOT NULL,
  position  int NOT NULL,
  name      text COLLATE "C" NOT NULL,
  version   text COLLATE "C" NOT NULL,
  epoch     int NOT NULL,
  release   text COLLATE "C" NOT NULL,
  arch      text COLLATE "C" NOT NULL,
  manager   text COLLATE "C" NOT NULL,
  path      text COLLATE "C" NOT NULL,
  layer     text COLLATE "C" NOT NULL,
  fixed     text COLLATE "C" NOT NULL,
  remedy    text NOT NULL,
  PRIMARY KEY (account, detail_id, position),
  FOREIGN KEY (account, detail_id) REFERENCES detail ON DELETE CASCADE
);
CREATE INDEX detail_package_name ON detail_package (account, name, detail_id);

CREATE SEQUENCE finding_id;
CREATE TABLE finding (
  id               bigint NOT NULL DEFAULT nextval('finding_id'),
  account          text COLLATE "C" NOT NULL,
  resource_id      bigint NOT NULL,
  vulnerability_id bigint NOT NULL REFERENCES vulnerability,
  detail_id        bigint NOT NULL,
  generation       int NOT NULL,
  arn              text COLLATE "C" NOT NULL,
  severity         smallint NOT NULL,
  score            double precision NOT NULL,
  status           text COLLATE "C" NOT NULL CHECK (status IN ('ACTIVE', 'SUPPRESSED', 'CLOSED')),
  first_observed   timestamptz NOT NULL,
  updated          timestamptz NOT NULL,
  closed           timestamptz,
  last_observed    timestamptz, -- only once closed: until then the resource's last scan says it
  PRIMARY KEY (account, id),
  UNIQUE (account, resource_id, vulnerability_id, generation),
  CHECK ((status = 'CLOSED') = (closed IS NOT NULL)),
  FOREIGN KEY (account, resource_id) REFERENCES resource,
  FOREIGN KEY (account, detail_id) REFERENCES detail
) PARTITION BY HASH (account);

DO $$
BEGIN
  FOR part IN 0..15 LOOP
    EXECUTE format(
      'CREATE TABLE finding_%s PARTITION OF finding FOR VALUES WITH (MODULUS 16, REMAINDER %s) '
      'WITH (fillfactor = 75)', part, part);
  END LOOP;
END $$;

-- Every order ends with the id, so that a page begins with one comparison of rows.
CREATE UNIQUE INDEX finding_arn ON finding (account, arn);
CREATE INDEX finding_severity ON finding (account, severity, id);
CREATE INDEX finding_severity_score ON finding (account, severity, score, id);
CREATE INDEX finding_score ON finding (account, score, id);
CREATE INDEX finding_first_observed ON finding (account, first_observed, id);
CREATE INDEX finding_updated ON finding (account, updated, id);
CREATE INDEX finding_status ON finding (account, status, id);
CREATE INDEX finding_last_observed ON finding (account, last_observed, resource_id, id)
  WHERE closed IS NOT NULL;
CREATE INDEX finding_closed ON finding (account, closed) WHERE closed IS NOT NULL;
-- With what findings are mostly sorted and filtered by, so that those of a few vulnerabilities or
-- details are collected from the index alone.
CREATE INDEX finding_vulnerability ON finding (account, vulnerability_id, id)
  INCLUDE (severity, score, status, resource_id, detail_id);
CREATE INDEX finding_detail ON finding (account, detail_id, id)
  INCLUDE (severity, score, status, resource_id, vulnerability_id);

ALTER TABLE resource ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON resource USING (account = current_setting('assay.account', true));
ALTER TABLE detail ENABLE ROW LEVEL SECURITY;
ALTER TABLE detail FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON detail USING (account = current_setting('assay.account', true));
ALTER TABLE detail_package ENABLE ROW LEVEL SECURITY;
ALTER TABLE detail_package FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON detail_package USING (account = current_setting('assay.account', true));
ALTER TABLE finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE finding FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON finding USING (account = current_setting('assay.account', true));

GRANT SELECT, INSERT, UPDATE, DELETE ON vulnerability, resource, detail, detail_package, finding
  TO assay_app;
GRANT USAGE ON SEQUENCE finding_id TO assay_app;
