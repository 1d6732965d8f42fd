-- Which resource is scanned by what, when, and why not: one row per resource and scan type.
--
-- Columns that a resource has no use for are null, so that no filter on them holds.
-- Text is compared byte by byte (COLLATE "C"). PostgreSQL 15 syntax.

CREATE TABLE coverage (
  account        text COLLATE "C" NOT NULL,
  resource_id    text COLLATE "C" NOT NULL,
  scan_type      text COLLATE "C" NOT NULL CHECK (scan_type IN ('PACKAGE', 'NETWORK', 'CODE')),
  resource_type  text COLLATE "C" NOT NULL,
  status_code    text COLLATE "C" NOT NULL CHECK (status_code IN ('ACTIVE', 'INACTIVE')),
  status_reason  text COLLATE "C" NOT NULL,
  since          timestamptz NOT NULL, -- when the status became what it is
  scan_mode      text COLLATE "C",
  last_scanned   timestamptz,
  problems       int NOT NULL CHECK (problems >= 0),
  tag_keys       text[] COLLATE "C",   -- of instances and functions, sorted
  tag_values     text[] COLLATE "C",
  machine_image  text COLLATE "C",
  platform       text COLLATE "C",
  repository     text COLLATE "C",     -- of images and of repositories
  image_tags     text[] COLLATE "C",
  pulled         timestamptz,
  last_in_use    timestamptz,
  in_use_count   bigint,
  scan_frequency text COLLATE "C",
  function_name  text COLLATE "C",
  runtime        text COLLATE "C",
  layers         text[] COLLATE "C",
  project        text COLLATE "C",
  provider       text COLLATE "C",
  visibility     text COLLATE "C",
  commit_id      text COLLATE "C",
  PRIMARY KEY (account, resource_id, scan_type)
);

ALTER TABLE coverage ENABLE ROW LEVEL SECURITY;
ALTER TABLE coverage FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON coverage USING (account = current_setting('assay.account', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON coverage TO assay_app;
