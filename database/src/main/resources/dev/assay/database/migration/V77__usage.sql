-- What was really covered, by account, kind and day (UTC): hours of instances and functions, scans
-- of images. PostgreSQL 15 syntax.

CREATE TABLE usage_day (
  account  text COLLATE "C" NOT NULL,
  type     text COLLATE "C" NOT NULL CHECK (type IN ('EC2_INSTANCE_HOURS',
    'EC2_AGENTLESS_INSTANCE_HOURS', 'ECR_INITIAL_SCAN', 'ECR_RESCAN', 'LAMBDA_FUNCTION_HOURS',
    'LAMBDA_FUNCTION_CODE_HOURS')),
  day      date NOT NULL,
  quantity double precision NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (account, type, day)
);

-- Until when the hours of an account are counted.
CREATE TABLE metered (
  account text COLLATE "C" PRIMARY KEY,
  until   timestamptz NOT NULL
);

-- Scans of images that are not in usage_day yet. Rows are only added by scans, so that no scan
-- waits for another one's count.
CREATE TABLE image_scan (
  account  text COLLATE "C" NOT NULL,
  scanned  timestamptz NOT NULL,
  is_first boolean NOT NULL
);
CREATE INDEX image_scan_account ON image_scan (account);

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['usage_day', 'metered', 'image_scan'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
    EXECUTE format('CREATE POLICY own_account ON %I
      USING (account = current_setting(''assay.account'', true))', kept);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO assay_app', kept);
  END LOOP;
  FOREACH kept IN ARRAY ARRAY['usage_day', 'image_scan'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO assay_administrator', kept);
    EXECUTE format('CREATE POLICY members ON %I FOR SELECT TO assay_administrator
      USING (account IN (SELECT unnest(assay.members_of(current_setting(''assay.account'', true)))))',
      kept);
  END LOOP;
END $$;

CREATE FUNCTION count_image_scan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first_one boolean := true;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    first_one := OLD.last_scanned IS NULL;
  END IF;
  INSERT INTO assay.image_scan (account, scanned, is_first)
    VALUES (NEW.account, NEW.last_scanned, first_one);
  RETURN NULL;
END $$;

CREATE TRIGGER image_scanned AFTER INSERT ON coverage FOR EACH ROW
  WHEN (NEW.resource_type = 'AWS_ECR_CONTAINER_IMAGE' AND NEW.last_scanned IS NOT NULL)
  EXECUTE FUNCTION count_image_scan();
CREATE TRIGGER image_scanned_again AFTER UPDATE ON coverage FOR EACH ROW
  WHEN (NEW.resource_type = 'AWS_ECR_CONTAINER_IMAGE' AND NEW.last_scanned IS NOT NULL
    AND NEW.last_scanned IS DISTINCT FROM OLD.last_scanned)
  EXECUTE FUNCTION count_image_scan();
