-- Fills one account with findings that are spread as real ones are: a few distributions carry most
-- hosts, a few repositories most images, a few vulnerabilities most findings. The same seed makes
-- the same store, as seen from the day it is made. Settings of the session: assay.account, bench.findings,
-- bench.resources, bench.seed. flaws.sql comes before.

SELECT setseed(current_setting('bench.seed')::double precision);

-- 60 of 100 resources are hosts, 38 images, 2 functions; all were scanned within the last day.
INSERT INTO resource (account, name, type, region, platform, tags, scanned, inventory, host_name,
  registry, repository, digest, architecture, image_tags, pushed, function, runtime, code_sha256,
  function_version, role_arn, layers, modified)
SELECT account,
  CASE kind WHEN 'AWS_EC2_INSTANCE' THEN 'mi-' || substr(mark, 1, 17)
    WHEN 'AWS_ECR_CONTAINER_IMAGE' THEN 'arn:aws:ecr:us-east-1:' || account || ':repository/'
      || registry || '/' || repository || '/sha256:' || mark || mark
    ELSE 'arn:aws:lambda:us-east-1:' || account || ':function:f' || i || ':$LATEST' END,
  kind, 'us-east-1', (ARRAY['DEBIAN_12', 'DEBIAN_13', 'UBUNTU_22_04', 'AMAZON_LINUX_2023'])[1 + i % 4],
  CASE WHEN kind = 'AWS_ECR_CONTAINER_IMAGE' THEN '{}' ELSE jsonb_build_object(
    'team', 'team-' || floor(40 * power(random(), 2)), 'stage', (ARRAY['prod', 'test', 'dev'])[1 + i % 3],
    'cost-center', 'cc-' || i % 300) END,
  now() - random() * interval '1 day', '',
  CASE kind WHEN 'AWS_EC2_INSTANCE' THEN 'host-' || i END,
  CASE kind WHEN 'AWS_ECR_CONTAINER_IMAGE' THEN registry END,
  CASE kind WHEN 'AWS_ECR_CONTAINER_IMAGE' THEN repository END,
  CASE kind WHEN 'AWS_ECR_CONTAINER_IMAGE' THEN 'sha256:' || mark || mark END,
  CASE kind WHEN 'AWS_ECR_CONTAINER_IMAGE' THEN CASE WHEN i % 5 = 0 THEN 'arm64' ELSE 'amd64' END END,
  CASE kind WHEN 'AWS_ECR_CONTAINER_IMAGE' THEN ARRAY['v' || i % 90, 'build-' || i] END,
  CASE kind WHEN 'AWS_ECR_CONTAINER_IMAGE' THEN now() - random() * interval '200 days' END,
  CASE kind WHEN 'AWS_LAMBDA_FUNCTION' THEN 'f' || i END,
  CASE kind WHEN 'AWS_LAMBDA_FUNCTION' THEN 'PYTHON_3_9' END,
  CASE kind WHEN 'AWS_LAMBDA_FUNCTION' THEN 'c2hh' END,
  CASE kind WHEN 'AWS_LAMBDA_FUNCTION' THEN '$LATEST' END,
  CASE kind WHEN 'AWS_LAMBDA_FUNCTION' THEN 'arn:aws:iam::' || account || ':role/f' || i END,
  CASE kind WHEN 'AWS_LAMBDA_FUNCTION' THEN '{}'::text[] END,
  CASE kind WHEN 'AWS_LAMBDA_FUNCTION' THEN now() - random() * interval '200 days' END
FROM (
  SELECT i, current_setting('assay.account') AS account, md5('resource ' || i) AS mark,
    CASE WHEN i % 100 < 60 THEN 'AWS_EC2_INSTANCE' WHEN i % 100 < 98 THEN 'AWS_ECR_CONTAINER_IMAGE'
      ELSE 'AWS_LAMBDA_FUNCTION' END AS kind,
    'team' || floor(30 * power(random(), 2)) || '/service-' || floor(12 * power(random(), 2)) AS repository,
    (ARRAY['registry.example', 'eu.registry.example', 'ghcr.example'])[1 + floor(3 * power(random(), 3))::int]
      AS registry
  FROM generate_series(1, current_setting('bench.resources')::bigint) i
) drawn;

-- Each resource has one system and some applications, the first of each being the most common, and
-- enough of them that the account has as many findings as were asked for.
CREATE TEMP TABLE made_of ON COMMIT DROP AS
SELECT DISTINCT r.id AS resource, CASE WHEN k = 0 THEN 1 + floor(119 * power(random(), 2))::int
  ELSE 121 + floor(599 * power(random(), 2))::int END AS makeup
FROM resource r, generate_series(0, 5) k
WHERE r.account = current_setting('assay.account');

ANALYZE made_of;

CREATE TEMP TABLE found ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY m.resource, f.makeup, f.n) AS i, m.resource, f.vulnerability, f.mark, f.score
FROM (
  SELECT DISTINCT ON (m.resource, f.vulnerability) m.resource, f.makeup, f.n
  FROM made_of m JOIN flaw f ON f.makeup = m.makeup
) m JOIN flaw f USING (makeup, n)
ORDER BY i
LIMIT current_setting('bench.findings')::bigint;

ANALYZE found;

CREATE INDEX ON found (i);

-- Only what was found of it.
CREATE TEMP TABLE own_flaw ON COMMIT DROP AS
SELECT * FROM flaw WHERE mark IN (SELECT mark FROM found);

ANALYZE own_flaw;

INSERT INTO detail (account, hash, title, rating, source, vendor_severity, fix_available, source_url)
SELECT current_setting('assay.account'), decode(mark, 'hex'), cve || ' - ' || package, rating,
  CASE WHEN NOT is_system THEN CASE WHEN n % 3 = 0 THEN 'NVD' ELSE 'GITHUB' END
    ELSE (ARRAY['DEBIAN_CVE', 'DEBIAN_CVE', 'UBUNTU_CVE', 'REDHAT_CVE', 'AMAZON_CVE', 'ALPINE_CVE'])
      [1 + makeup % 6] END,
  CASE WHEN n % 4 = 0 THEN '' ELSE (ARRAY['low', 'medium', 'high', 'critical', 'important'])[1 + n % 5] END,
  CASE WHEN n % 10 < 6 THEN 'YES' WHEN n % 10 < 9 THEN 'NO' ELSE 'PARTIAL' END,
  'https://example.org/tracker/' || cve
FROM own_flaw;

INSERT INTO detail_package (account, detail_id, position, name, version, epoch, release, arch, manager,
  path, layer, fixed, remedy)
SELECT d.account, d.id, p, CASE p WHEN 0 THEN f.package ELSE f.package || '-common' END,
  '1.' || f.n % 30 || '.' || f.makeup % 7, 0, CASE WHEN is_system THEN '1+deb12u' || f.makeup % 9 ELSE '' END,
  CASE WHEN is_system THEN 'amd64' ELSE '' END, CASE WHEN is_system THEN 'OS' ELSE 'NODEPKG' END,
  CASE WHEN is_system THEN 'var/lib/dpkg/status' ELSE 'srv/app/node_modules/' || f.package || '/package.json' END,
  CASE WHEN f.makeup % 2 = 0 THEN 'sha256:' || md5(f.makeup::text) || md5(f.makeup::text || 'x') ELSE '' END,
  CASE WHEN d.fix_available = 'NO' THEN '' ELSE '1.' || f.n % 30 + 1 || '.0' END,
  CASE WHEN is_system THEN 'apt-get update && apt-get upgrade' ELSE 'npm update ' || f.package END
FROM own_flaw f
JOIN detail d ON d.account = current_setting('assay.account') AND d.hash = decode(f.mark, 'hex')
JOIN generate_series(0, 1) p ON p = 0 OR f.n % 3 = 0;
