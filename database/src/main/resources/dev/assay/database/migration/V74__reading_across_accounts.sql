-- The delegated administrator reads what its members have, and its suppression rules hold for them.
--
-- Reading across accounts is done by a role of its own, which may do nothing but read: the policies
-- of the role that does the work stay comparisons with one value, which indexes answer. Which
-- accounts are read is decided here, by the rows of the organization, not by who sends a statement.
-- PostgreSQL 15 syntax.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_administrator') THEN
    CREATE ROLE assay_administrator NOLOGIN;
    EXECUTE format('GRANT assay_administrator TO %I', current_user);
  ELSIF NOT pg_has_role(current_user, 'assay_administrator', 'MEMBER') THEN
    EXECUTE format('GRANT assay_administrator TO %I', current_user);
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of this server was being made at the same moment
END $$;
GRANT USAGE ON SCHEMA assay TO assay_administrator;

-- The members of the account, in order; none where it is not the delegated administrator.
CREATE FUNCTION members_of(wanted text) RETURNS text[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    SELECT coalesce(array_agg(m.account ORDER BY m.account), '{}')
    FROM assay.organization o CROSS JOIN assay.member m
    WHERE o.administrator = wanted AND m.status = 'ENABLED' AND m.account <> wanted
  $$;

-- Who administers the account; null where nobody else does.
CREATE FUNCTION administrator_of(wanted text) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    SELECT o.administrator
    FROM assay.organization o CROSS JOIN assay.member m
    WHERE m.account = wanted AND m.status = 'ENABLED' AND o.administrator <> wanted
  $$;

REVOKE ALL ON FUNCTION members_of(text), administrator_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members_of(text), administrator_of(text) TO assay_app;
GRANT EXECUTE ON FUNCTION members_of(text) TO assay_administrator;

DO $$
DECLARE
  readable text;
BEGIN
  FOREACH readable IN ARRAY ARRAY['finding', 'resource', 'detail', 'detail_package',
    'finding_tally', 'resource_tally', 'detail_tally', 'layer_tally', 'coverage'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO assay_administrator', readable);
    -- a set that is made once a statement, not once a row
    EXECUTE format('CREATE POLICY members ON %I FOR SELECT TO assay_administrator
      USING (account IN (SELECT unnest(assay.members_of(current_setting(''assay.account'', true)))))',
      readable);
  END LOOP;
END $$;
GRANT SELECT ON vulnerability TO assay_administrator;

-- A member is held to its administrator's suppression rules, so its scans read them.
CREATE POLICY of_administrator ON filter FOR SELECT TO assay_app
  USING (action = 'SUPPRESS'
    AND account = (SELECT assay.administrator_of(current_setting('assay.account', true))));
