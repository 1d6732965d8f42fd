-- Makes the vulnerabilities that all accounts share. Setting of the session: bench.seed.

SELECT setseed(current_setting('bench.seed')::double precision);

-- Known vulnerabilities. EPSS as published: nearly all very small, many alike, some without a score.
INSERT INTO vulnerability (name, title, description, aliases, ratings, weaknesses, web, published,
  modified, epss, epss_percentile, epss_day, kev_added, kev_due, kev_action)
SELECT 'CVE-' || 2012 + i % 15 || '-' || 1000 + i,
  '', 'A flaw of part ' || i || ' lets others ' || repeat('read or change what they should not, ', 8),
  ARRAY['GHSA-' || substr(md5(i::text), 1, 4) || '-' || substr(md5(i::text), 5, 4)],
  CASE WHEN rated < 0.1 THEN '{}'
    ELSE ARRAY[E'NVD\t3.1\tCVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N\t' || score] END,
  ARRAY['CWE-' || 20 + i % 700],
  ARRAY['https://example.org/advisories/' || i, 'https://example.org/fixes/' || i],
  now() - i % 4000 * interval '1 day', now() - i % 900 * interval '1 day',
  CASE WHEN scored > 0.05 THEN round((0.0004 + 0.95 * power(luck, 10))::numeric, 4) END,
  CASE WHEN scored > 0.05 THEN luck END, CASE WHEN scored > 0.05 THEN current_date - 1 END,
  CASE WHEN listed < 0.015 THEN current_date - i % 1500 END,
  CASE WHEN listed < 0.015 THEN current_date + 21 - i % 1500 END,
  CASE WHEN listed < 0.015 THEN 'Apply updates per vendor instructions.' END
FROM (
  SELECT i, random() AS luck, random() AS rated, random() AS scored, random() AS listed,
    round((2 + 8 * sqrt(random()))::numeric, 1) AS score
  FROM generate_series(1, 30000) i
) drawn;
