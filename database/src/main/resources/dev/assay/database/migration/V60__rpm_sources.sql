-- Statements about rpm packages without a fix name their source, so a change of one is looked up by it.
-- Advisories of a distribution speak of what it built itself, so who built a package is kept. Packages
-- written before say nothing of it. PostgreSQL 15 syntax.

ALTER TABLE package_version ADD COLUMN source_vendor text COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX package_version_rpm_source ON package_version (account, source_name, id) WHERE type = 'RPM';
