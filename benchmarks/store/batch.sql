-- A stretch of those drawn: 70 of 100 active, 22 closed within 24 days, 8 suppressed.
INSERT INTO finding (account, resource_id, vulnerability_id, detail_id, generation, arn, severity,
  score, status, first_observed, updated, closed, last_observed)
SELECT account, resource, vulnerability, detail, 0,
  'arn:aws:inspector2:us-east-1:' || account || ':finding/' || md5(resource || ' ' || vulnerability),
  CASE WHEN score < 0 THEN 0 WHEN score = 0 THEN 1 WHEN score < 4 THEN 2 WHEN score < 7 THEN 3
    WHEN score < 9 THEN 4 ELSE 5 END,
  score, CASE WHEN luck < 0.7 THEN 'ACTIVE' WHEN luck < 0.92 THEN 'CLOSED' ELSE 'SUPPRESSED' END,
  observed, CASE WHEN luck >= 0.7 AND luck < 0.92 THEN now() - lasted ELSE observed + lasted END,
  CASE WHEN luck >= 0.7 AND luck < 0.92 THEN now() - lasted END,
  CASE WHEN luck >= 0.7 AND luck < 0.92 THEN now() - lasted - interval '1 day' END
FROM (
  SELECT d.account, f.resource, f.vulnerability, d.id AS detail, f.score, random() AS luck,
    now() - random() * random() * interval '400 days' - interval '26 days' AS observed,
    random() * interval '24 days' AS lasted
  FROM found f
  JOIN detail d ON d.account = current_setting('assay.account') AND d.hash = decode(f.mark, 'hex')
  WHERE f.i BETWEEN ? AND ?
) drawn
