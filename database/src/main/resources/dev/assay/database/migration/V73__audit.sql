-- Every call of an account, as CloudTrail would record it. The role that does the work can add and
-- read: it may neither change nor remove anything. What is older than 90 days, as long as
-- CloudTrail's event history goes back, a function removes, and nothing younger.
-- PostgreSQL 15 syntax.

CREATE TABLE audit_event (
  account text COLLATE "C" NOT NULL REFERENCES account,
  number  bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at      timestamptz NOT NULL,
  record  text NOT NULL, -- JSON, as it is given out
  PRIMARY KEY (account, number)
);
CREATE INDEX audit_event_at ON audit_event USING brin (at);

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_account ON audit_event USING (account = current_setting('assay.account', true));
GRANT SELECT, INSERT ON audit_event TO assay_app;

CREATE FUNCTION forget_audit(wanted timestamptz) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'WITH gone AS (
        DELETE FROM assay.audit_event WHERE at < least(wanted, now() - interval ''90 days'')
        RETURNING 1)
      SELECT count(*) FROM gone';
REVOKE ALL ON FUNCTION forget_audit(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_audit(timestamptz) TO assay_app;
