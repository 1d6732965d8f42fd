-- Reports of findings and exports of bills of materials: what was asked, and what became of it.
--
-- A report in progress is a job: a server that makes it holds it for half a minute at a time, so that
-- another one goes on with what a server that ended has left. Two functions see the jobs of all
-- accounts, and give out nothing but which one it is.
-- PostgreSQL 15 syntax.

CREATE TABLE report (
  account     text COLLATE "C" NOT NULL REFERENCES account,
  id          text COLLATE "C" NOT NULL CHECK (id ~ '^[0-9a-f-]{36}$'),
  kind        text COLLATE "C" NOT NULL CHECK (kind IN ('FINDINGS', 'SBOMS')),
  format      text COLLATE "C" NOT NULL,
  criteria    text NOT NULL, -- JSON as it was asked; empty for none
  bucket      text, -- null for a download
  key_prefix  text,
  kms_key     text,
  status      text COLLATE "C" NOT NULL
    CHECK (status IN ('IN_PROGRESS', 'SUCCEEDED', 'CANCELLED', 'FAILED')),
  error_code  text COLLATE "C",
  error       text,
  created     timestamptz NOT NULL,
  finished    timestamptz,
  files       int NOT NULL DEFAULT 0,
  bytes       bigint NOT NULL DEFAULT 0,
  runner      text COLLATE "C",
  held_until  timestamptz,
  PRIMARY KEY (account, id)
);
-- One of each kind at a time, as the service has it.
CREATE UNIQUE INDEX report_in_progress ON report (account, kind) WHERE status = 'IN_PROGRESS';
CREATE INDEX report_created ON report (account, kind, created);

ALTER TABLE report ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_account ON report USING (account = current_setting('assay.account', true));
GRANT SELECT, INSERT, UPDATE ON report TO assay_app;

CREATE FUNCTION claim_report(who text) RETURNS TABLE (owner text, report text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    UPDATE assay.report r SET runner = who, held_until = now() + interval '30 seconds'
    FROM (
      SELECT account, id FROM assay.report
      WHERE status = 'IN_PROGRESS' AND coalesce(held_until, '-infinity') < now()
      ORDER BY created LIMIT 1 FOR UPDATE SKIP LOCKED) AS next
    WHERE r.account = next.account AND r.id = next.id
    RETURNING r.account, r.id
  $$;

-- Forgets reports that ended before a time, of all accounts, and says which.
CREATE FUNCTION forget_reports(before timestamptz) RETURNS TABLE (owner text, report text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    DELETE FROM assay.report WHERE finished < before RETURNING account, id
  $$;
REVOKE ALL ON FUNCTION claim_report(text), forget_reports(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_report(text), forget_reports(timestamptz) TO assay_app;
