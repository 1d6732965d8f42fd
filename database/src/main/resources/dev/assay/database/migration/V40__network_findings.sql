-- Findings about network paths beside those about packages; machines as AWS describes them.
--
-- A network finding has no vulnerability: it refers to the row 0, which has no name, no score and no
-- title, so that every order and every count goes over the same tables. What tells two of them on one
-- resource apart is "subject". PostgreSQL 15 syntax.

INSERT INTO vulnerability (id, name, title, description, aliases, ratings, weaknesses, web)
  OVERRIDING SYSTEM VALUE VALUES (0, '', '', '', '{}', '{}', '{}', '{}');

ALTER TABLE finding ADD COLUMN subject text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE finding DROP CONSTRAINT finding_account_resource_id_vulnerability_id_generation_key;
ALTER TABLE finding
  ADD UNIQUE (account, resource_id, vulnerability_id, subject, generation),
  ADD CHECK ((vulnerability_id = 0) = (subject <> ''));

ALTER TABLE detail
  ADD COLUMN type text COLLATE "C" NOT NULL DEFAULT 'PACKAGE_VULNERABILITY'
    CHECK (type IN ('PACKAGE_VULNERABILITY', 'NETWORK_REACHABILITY')),
  ADD COLUMN protocol text COLLATE "C",
  ADD COLUMN first_port int,
  ADD COLUMN last_port int,
  ADD COLUMN component_ids text[] COLLATE "C",
  ADD COLUMN component_types text[] COLLATE "C",
  ADD COLUMN path text, -- JSON of our own: what the API's path does not say
  ADD CHECK ((type = 'NETWORK_REACHABILITY')
    = (protocol IS NOT NULL AND first_port IS NOT NULL AND last_port IS NOT NULL
       AND component_ids IS NOT NULL AND component_types IS NOT NULL AND path IS NOT NULL));
-- One for each order of ListFindings that only network findings fill.
CREATE INDEX detail_type ON detail (account, type, id);
CREATE INDEX detail_protocol ON detail (account, coalesce(protocol, ''), id);
CREATE INDEX detail_component_type ON detail (account, coalesce(component_types[1], ''), id);

-- Null of an instance whose packages nobody has looked at.
ALTER TABLE resource ALTER COLUMN inventory DROP NOT NULL;
ALTER TABLE resource
  ADD COLUMN instance_type text COLLATE "C",
  ADD COLUMN image_id text COLLATE "C",
  ADD COLUMN vpc_id text COLLATE "C",
  ADD COLUMN subnet_id text COLLATE "C",
  ADD COLUMN ipv4 text[] COLLATE "C",
  ADD COLUMN ipv6 text[] COLLATE "C",
  ADD COLUMN in_network boolean NOT NULL DEFAULT false, -- a network that is read has it
  ADD COLUMN internet text NOT NULL DEFAULT 'UNKNOWN'
    CHECK (internet IN ('UNKNOWN', 'REACHABLE', 'NOT_REACHABLE'));

-- What opened, changed and closed a network path, where that is known.
CREATE TABLE finding_cause (
  account    text COLLATE "C" NOT NULL,
  finding_id bigint NOT NULL,
  at         timestamptz NOT NULL,
  event      text NOT NULL CHECK (event IN ('OPENED', 'REOPENED', 'UPDATED', 'CLOSED')),
  cause      text NOT NULL,
  FOREIGN KEY (account, finding_id) REFERENCES finding ON DELETE CASCADE
);
CREATE INDEX finding_cause_finding ON finding_cause (account, finding_id, at);
ALTER TABLE finding_cause ENABLE ROW LEVEL SECURITY;
ALTER TABLE finding_cause FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON finding_cause USING (account = current_setting('assay.account', true));
GRANT SELECT, INSERT, DELETE ON finding_cause TO assay_app;

-- The tallies of the whole account and of a resource tell the types apart; the others follow details,
-- which have one type, or packages.
ALTER TABLE resource_tally
  ADD COLUMN type text COLLATE "C" NOT NULL DEFAULT 'PACKAGE_VULNERABILITY';

CREATE OR REPLACE FUNCTION tally_statements(source text) RETURNS text[]
  LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY[
    format('INSERT INTO finding_tally
        (account, status, severity, type, resource_type, fix_available, n)
      SELECT c.account, c.status, c.severity, d.type, r.type, d.fix_available, sum(c.sign)
      FROM (%s) c
      JOIN resource r ON r.account = c.account AND r.id = c.resource_id
      JOIN detail d ON d.account = c.account AND d.id = c.detail_id
      GROUP BY c.account, c.status, c.severity, d.type, r.type, d.fix_available
      HAVING sum(c.sign) <> 0', source),
    format('INSERT INTO resource_tally (account, resource_id, type, severity, n)
      SELECT c.account, c.resource_id,
        CASE c.vulnerability_id WHEN 0 THEN ''NETWORK_REACHABILITY''
          ELSE ''PACKAGE_VULNERABILITY'' END AS type,
        c.severity, sum(c.sign)
      FROM (%s) c WHERE c.status = ''ACTIVE''
      GROUP BY c.account, c.resource_id, 3, c.severity
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

CREATE OR REPLACE FUNCTION fold_tallies(wanted text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  tally record;
BEGIN
  FOR tally IN SELECT * FROM (VALUES
    ('finding_tally', 'account, status, severity, type, resource_type, fix_available'),
    ('resource_tally', 'account, resource_id, type, severity'),
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
