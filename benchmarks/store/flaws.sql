-- Makes what resources consist of and the flaws in it, the same for all accounts, for as long as the connection
-- lives. Settings of the session: bench.findings_each, bench.seed. vulnerabilities.sql comes before.

SELECT setseed(current_setting('bench.seed')::double precision);

-- What a resource can be made of, for 200 findings each: releases of distributions at some patch level, and applications.
CREATE TEMP TABLE makeup AS
SELECT m AS id, m <= 120 AS is_system,
  CASE WHEN m <= 120 THEN m % 12 ELSE m END AS family,
  ceil(current_setting('bench.findings_each')::double precision / 200
    * CASE WHEN m <= 120 THEN 60 + floor(220 * random()) ELSE 8 + floor(40 * random()) END)::int AS flaws
FROM generate_series(1, 720) m;

CREATE TEMP TABLE flaw AS
SELECT m.id AS makeup, n, m.is_system, v.id AS vulnerability,
  coalesce((regexp_match(v.ratings[1], E'\t([0-9.]+)$'))[1]::double precision, -1) AS score,
  v.ratings[1] AS rating, v.name AS cve,
  CASE WHEN m.is_system THEN 'lib' || abs(hashint4(m.family * 1000 + n)) % 900
    ELSE 'app-' || abs(hashint4(m.family * 1000 + n)) % 2500 END AS package,
  md5(m.id || ' ' || n) AS mark
FROM makeup m, generate_series(1, m.flaws) n
JOIN LATERAL (
  SELECT 1 + (power(abs(hashint8(m.family * 100003 + n)) % 100000 / 100000.0, 3) * 29999)::int AS pick
) drawn ON true
JOIN vulnerability v ON v.name = 'CVE-' || 2012 + drawn.pick % 15 || '-' || 1000 + drawn.pick;

DELETE FROM flaw a USING flaw b
WHERE a.makeup = b.makeup AND a.vulnerability = b.vulnerability AND a.n > b.n;

ANALYZE flaw;

CREATE INDEX ON flaw (makeup);
