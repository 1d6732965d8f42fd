-- How many findings there are, by what dashboards ask for: one table for each grain.
--
-- Rows add up: a change of findings appends what it adds and takes away, in its own transaction, so
-- that two scans of an account never wait for each other's row. Readers sum. Folding merges the rows
-- of one group from time to time and changes no sum. The grain of the whole account counts every
-- status, the others count active findings. PostgreSQL 15 syntax.

CREATE TABLE finding_tally (
  account       text COLLATE "C" NOT NULL,
  status        text COLLATE "C" NOT NULL,
  severity      smallint NOT NULL,
  type          text COLLATE "C" NOT NULL,
  resource_type text COLLATE "C" NOT NULL,
  fix_available text COLLATE "C" NOT NULL,
  n             bigint NOT NULL
);
CREATE INDEX finding_tally_account ON finding_tally (account);

CREATE TABLE resource_tally (
  account     text COLLATE "C" NOT NULL,
  resource_id bigint NOT NULL,
  severity    smallint NOT NULL,
  n           bigint NOT NULL
);
CREATE INDEX resource_tally_resource ON resource_tally (account, resource_id);

CREATE TABLE detail_tally (
  account          text COLLATE "C" NOT NULL,
  detail_id        bigint NOT NULL,
  vulnerability_id bigint NOT NULL,
  resource_type    text COLLATE "C" NOT NULL,
  severity         smallint NOT NULL,
  n                bigint NOT NULL
);
CREATE INDEX detail_tally_detail ON detail_tally (account, detail_id);
CREATE INDEX detail_tally_vulnerability ON detail_tally (account, vulnerability_id);

-- A finding counts once in each layer that one of its packages came with.
CREATE TABLE layer_tally (
  account     text COLLATE "C" NOT NULL,
  resource_id bigint NOT NULL,
  layer       text COLLATE "C" NOT NULL,
  severity    smallint NOT NULL,
  n           bigint NOT NULL
);
CREATE INDEX layer_tally_resource ON layer_tally (account, resource_id);

-- The statements that append what some findings add up to, so that the trigger and the rebuilding
-- count by the same words. The source gives findings and, as "sign", whether they come or go.
CREATE FUNCTION tally_statements(source text) RETURNS text[]
  LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY[
    format('INSERT INTO finding_tally
        (account, status, severity, type, resource_type, fix_available, n)
      SELECT c.account, c.status, c.severity, ''PACKAGE_VULNERABILITY'', r.type, d.fix_available,
        sum(c.sign)
      FROM (%s) c
      JOIN resource r ON r.account = c.account AND r.id = c.resource_id
      JOIN detail d ON d.account = c.account AND d.id = c.detail_id
      GROUP BY c.account, c.status, c.severity, r.type, d.fix_available
      HAVING sum(c.sign) <> 0', source),
    format('INSERT INTO resource_tally (account, resource_id, severity, n)
      SELECT c.account, c.resource_id, c.severity, sum(c.sign)
      FROM (%s) c WHERE c.status = ''ACTIVE''
      GROUP BY c.account, c.resource_id, c.severity
      HAVING sum(c.sign) <> 0', source),
    format('INSERT INTO detail_tally
        (account, detail_id, vulnerability_id, resource_type, severity, n)
      SELECT c.account, c.detail_id, c.vulnerability_id, r.type, c.severity, sum(c.sign)
      FROM (%s) c
      JOIN resource r ON r.account = c.account AND r.id = c.resource_id
      WHERE c.status = ''ACTIVE''
      GROUP BY c.account, c.detail_id, c.vulnerability_id, r.type, c.severity
      HAVING sum(c.sign) <> 0', source),
    format('INSERT INTO layer_tally (account, resource_id, layer, severity, n)
      SELECT c.account, c.resource_id, p.layer, c.severity, sum(c.sign)
      FROM (%s) c
      JOIN (SELECT DISTINCT account, detail_id, layer FROM detail_package WHERE layer <> '''') p
        ON p.account = c.account AND p.detail_id = c.detail_id
      WHERE c.status = ''ACTIVE''
      GROUP BY c.account, c.resource_id, p.layer, c.severity
      HAVING sum(c.sign) <> 0', source)]
$$;

CREATE FUNCTION tally_findings() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  columns text := 'SELECT account, resource_id, detail_id, vulnerability_id, severity, status, ';
  source text;
  statement text;
  is_empty boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    is_empty := NOT EXISTS (SELECT FROM gone);
  ELSE
    is_empty := NOT EXISTS (SELECT FROM come);
  END IF;
  IF is_empty THEN
    RETURN NULL;
  END IF;
  source := CASE TG_OP
    WHEN 'INSERT' THEN columns || '1 AS sign FROM come'
    WHEN 'DELETE' THEN columns || '-1 AS sign FROM gone'
    ELSE columns || '1 AS sign FROM come UNION ALL ' || columns || '-1 FROM gone' END;
  FOREACH statement IN ARRAY tally_statements(source) LOOP
    EXECUTE statement;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_inserted AFTER INSERT ON finding
  REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION tally_findings();
CREATE TRIGGER tally_updated AFTER UPDATE ON finding
  REFERENCING NEW TABLE AS come OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tally_findings();
CREATE TRIGGER tally_deleted AFTER DELETE ON finding
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tally_findings();

-- Counts an account's findings anew. Nobody may change them meanwhile.
CREATE FUNCTION rebuild_tallies(wanted text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  statement text;
BEGIN
  DELETE FROM finding_tally WHERE account = wanted;
  DELETE FROM resource_tally WHERE account = wanted;
  DELETE FROM detail_tally WHERE account = wanted;
  DELETE FROM layer_tally WHERE account = wanted;
  FOREACH statement IN ARRAY tally_statements(format(
    'SELECT account, resource_id, detail_id, vulnerability_id, severity, status, 1 AS sign
     FROM finding WHERE account = %L', wanted)) LOOP
    EXECUTE statement;
  END LOOP;
END $$;

-- Merges the rows of each group that has several, which changes no sum. What others append meanwhile
-- is left for the next time; of two that fold at once, the second finds the rows gone.
CREATE FUNCTION fold_tallies(wanted text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  tally record;
BEGIN
  FOR tally IN SELECT * FROM (VALUES
    ('finding_tally', 'account, status, severity, type, resource_type, fix_available'),
    ('resource_tally', 'account, resource_id, severity'),
    ('detail_tally', 'account, detail_id, vulnerability_id, resource_type, severity'),
    ('layer_tally', 'account, resource_id, layer, severity')) AS t (name, grain) LOOP
    EXECUTE format('WITH many AS (
        DELETE FROM %1$I WHERE account = %3$L AND (%2$s) IN (
          SELECT %2$s FROM %1$I WHERE account = %3$L GROUP BY %2$s HAVING count(*) > 1)
        RETURNING *)
      INSERT INTO %1$I (%2$s, n)
      SELECT %2$s, sum(n) FROM many GROUP BY %2$s HAVING sum(n) <> 0',
      tally.name, tally.grain, wanted);
  END LOOP;
END $$;

ALTER TABLE finding_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE finding_tally FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON finding_tally USING (account = current_setting('assay.account', true));
ALTER TABLE resource_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_tally FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON resource_tally USING (account = current_setting('assay.account', true));
ALTER TABLE detail_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE detail_tally FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON detail_tally USING (account = current_setting('assay.account', true));
ALTER TABLE layer_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE layer_tally FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON layer_tally USING (account = current_setting('assay.account', true));

GRANT SELECT, INSERT, DELETE ON finding_tally, resource_tally, detail_tally, layer_tally
  TO assay_app;
