-- Suppression rules may have an end. One whose end is over stays, for people to see and to go on with,
-- and hides nothing.

ALTER TABLE filter
  ADD COLUMN ends timestamptz, -- null for never
  ADD COLUMN ended boolean NOT NULL DEFAULT false; -- what it hid has been shown again

CREATE INDEX filter_ends ON filter (ends) WHERE NOT ended AND ends IS NOT NULL;

-- The accounts with rules that ended before a time and still hide something; nothing else of them.
CREATE FUNCTION accounts_with_ended_rules(before timestamptz) RETURNS TABLE (account text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT DISTINCT account FROM assay.filter WHERE NOT ended AND ends <= before';
REVOKE ALL ON FUNCTION accounts_with_ended_rules(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_with_ended_rules(timestamptz) TO assay_app;
