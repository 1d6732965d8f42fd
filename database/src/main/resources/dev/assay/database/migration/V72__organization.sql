-- The organization: one in an installation, of all its accounts. Its management account, the first
-- one made, appoints an administrator, who takes accounts in as members.
--
-- Everybody may see who administers. The list of members is for those two and, one row of it, for
-- the member.
-- PostgreSQL 15 syntax.

CREATE TABLE organization (
  one           boolean PRIMARY KEY DEFAULT true CHECK (one),
  administrator text COLLATE "C" REFERENCES account,
  auto_enable   text[] NOT NULL DEFAULT '{}' -- kinds of scan that accounts join with
);
INSERT INTO organization DEFAULT VALUES;

CREATE TABLE member (
  account text COLLATE "C" PRIMARY KEY REFERENCES account,
  status  text COLLATE "C" NOT NULL CHECK (status IN ('ENABLED', 'REMOVED')),
  updated timestamptz NOT NULL
);

ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_by_all ON organization FOR SELECT USING (true);
CREATE POLICY changed_by_those_above ON organization FOR UPDATE
  USING (current_setting('assay.account', true) IN ((SELECT assay.first_account()), administrator))
  WITH CHECK (true);

ALTER TABLE member ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_or_managed ON member USING (
  account = current_setting('assay.account', true)
  OR current_setting('assay.account', true) IN (
    (SELECT assay.first_account()), (SELECT administrator FROM assay.organization)));

GRANT SELECT, UPDATE ON organization TO assay_app;
GRANT SELECT, INSERT, UPDATE ON member TO assay_app;
