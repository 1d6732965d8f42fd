-- What an access key may do, and what it is for. Keys made before are administrators', as they were.
-- PostgreSQL 15 syntax.

ALTER TABLE access_key
  ADD COLUMN role text COLLATE "C" NOT NULL DEFAULT 'ADMINISTRATOR'
    CHECK (role IN ('ADMINISTRATOR', 'READ_ONLY', 'SCANNER_UPLOAD')),
  ADD COLUMN name text NOT NULL DEFAULT '';

GRANT DELETE ON access_key TO assay_app;
