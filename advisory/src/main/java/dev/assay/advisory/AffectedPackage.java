package dev.assay.advisory;

/// One record's statement about one package.
///
/// @param feed which feed it came from, by the feed's folder name: `osv`, `debian-tracker`,
///     `starter`
/// @param record id of the record in that feed: `GHSA-…`, `ALAS2023-2024-…`
/// @param vulnerability canonical id of the vulnerability: the CVE where there is one
/// @param ecosystem where the names and versions belong
/// @param name package name as the ecosystem's advisories spell it; the source package for Debian,
///     Ubuntu and Alpine, the binary package for rpm distributions
/// @param statement what is said
/// @param vendorSeverity the publisher's own word, such as `Important`; empty where none
/// @param url the publisher's page for the record; empty where none is known
public record AffectedPackage(
    String feed,
    String record,
    String vulnerability,
    Ecosystem ecosystem,
    String name,
    Statement statement,
    String vendorSeverity,
    String url) {}
