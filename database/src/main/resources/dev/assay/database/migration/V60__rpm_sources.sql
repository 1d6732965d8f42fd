-- Statements about rpm packages without a fix name their source, so a change of one is looked up by it.
CREATE INDEX package_version_rpm_source ON package_version (account, source_name, id) WHERE type = 'RPM';
