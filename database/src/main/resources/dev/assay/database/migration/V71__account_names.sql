-- Many accounts in one installation. The first one made manages the others: it alone may ask for
-- the list, which a function gives that sees past row-level security and tells nothing else.
-- PostgreSQL 15 syntax.

-- Numbered as they are made: a clock that goes back must not change which one is the first.
ALTER TABLE account
  ADD COLUMN name text NOT NULL DEFAULT '',
  ADD COLUMN number bigint NOT NULL GENERATED ALWAYS AS IDENTITY;

CREATE OR REPLACE FUNCTION first_account() RETURNS text
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT account FROM assay.account ORDER BY number LIMIT 1';

CREATE FUNCTION all_accounts() RETURNS TABLE (account text, name text, made timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS 'SELECT account, name, made FROM assay.account ORDER BY number';

REVOKE ALL ON FUNCTION all_accounts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION all_accounts() TO assay_app;
