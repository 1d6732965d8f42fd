-- Folding joined a tally with itself. For an account that the statistics do not know yet PostgreSQL
-- expects one row and joins by comparing every row with every other: for some 150,000 it had not ended
-- after six minutes. Rows are counted in one pass now and deleted by their place, whatever is expected.

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
        DELETE FROM %1$I WHERE ctid = ANY (ARRAY(
          SELECT place FROM (
            SELECT ctid AS place, count(*) OVER (PARTITION BY %2$s) AS times
            FROM %1$I WHERE account = %3$L) AS counted
          WHERE times > 1))
        RETURNING *)
      INSERT INTO %1$I (%2$s, n)
      SELECT %2$s, sum(n) FROM many GROUP BY %2$s HAVING sum(n) <> 0',
      tally.name, tally.grain, wanted);
  END LOOP;
END $$;
