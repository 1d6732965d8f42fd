-- Which servers work on this database, and what each of them is at.
--
-- A server says every few seconds that it is alive; what it has taken on stays its own for as long as it
-- says so. Its id stays with its data folder, its run ends with its process.
-- PostgreSQL 15 syntax.

CREATE TABLE server (
  id          text COLLATE "C" PRIMARY KEY,
  run         text COLLATE "C" NOT NULL UNIQUE,
  seen        timestamptz NOT NULL,
  alive_until timestamptz NOT NULL,
  watches     text[] COLLATE "C" NOT NULL, -- what begins the keys of its targets
  index_id    text COLLATE "C" NOT NULL,
  index_built timestamptz NOT NULL
);
-- No account's data: nothing but the service itself reads it.
GRANT SELECT, INSERT, UPDATE, DELETE ON server TO assay_app;

-- Work of one account that one server is at.
CREATE TABLE lease (
  account text COLLATE "C" NOT NULL REFERENCES account,
  work    text COLLATE "C" NOT NULL,
  run     text COLLATE "C" NOT NULL,
  PRIMARY KEY (account, work)
);

ALTER TABLE lease ENABLE ROW LEVEL SECURITY;
ALTER TABLE lease FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON lease USING (account = current_setting('assay.account', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON lease TO assay_app;

-- A report is held for 20 seconds at a time, so that another server has gone on with it within 30.
CREATE OR REPLACE FUNCTION claim_report(who text) RETURNS TABLE (owner text, report text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    UPDATE assay.report r SET runner = who, held_until = now() + interval '20 seconds'
    FROM (
      SELECT account, id FROM assay.report
      WHERE status = 'IN_PROGRESS' AND coalesce(held_until, '-infinity') < now()
      ORDER BY created LIMIT 1 FOR UPDATE SKIP LOCKED) AS next
    WHERE r.account = next.account AND r.id = next.id
    RETURNING r.account, r.id
  $$;
