package dev.assay.advisory.index;

import java.util.Locale;

/// Where a publisher shows a record. Worked out from the id, so that an index holds no addresses.
final class PublisherPage {
  private PublisherPage() {}

  static String of(String feed, String record) {
    return switch (feed) {
      case "debian-tracker" -> "https://security-tracker.debian.org/tracker/" + record;
      case "alpine" -> "https://security.alpinelinux.org/vuln/" + record;
      case "amazon" -> amazon(record);
      case "osv", "rustsec" -> osv(record);
      case "azurelinux" -> "https://nvd.nist.gov/vuln/detail/" + record;
      case "oracle" -> "https://linux.oracle.com/errata/" + record + ".html";
      case "almalinux" -> "https://osv.dev/vulnerability/" + record;
      case "chainguard" -> "https://images.chainguard.dev/security/" + record;
      case "photon" -> "https://nvd.nist.gov/vuln/detail/" + record;
      case "rocky" -> "https://errata.rockylinux.org/" + record;
      case "suse" ->
          record.startsWith("CVE-") ? "https://www.suse.com/security/cve/" + record + ".html" : "";
      case "ubuntu", "ubuntu-vex" -> "https://ubuntu.com/security/" + record;
      case "redhat" ->
          record.startsWith("CVE-")
              ? "https://access.redhat.com/security/cve/" + record
              : "https://access.redhat.com/errata/" + record;
      case "rubysec" ->
          "https://github.com/rubysec/ruby-advisory-db/blob/master/gems/" + record + ".yml";
      case "friendsofphp" ->
          "https://github.com/FriendsOfPHP/security-advisories/blob/master/"
              + record.substring(record.indexOf('/') + 1)
              + ".yaml";
      case "nodejs" ->
          "https://github.com/nodejs/security-wg/blob/main/vuln/"
              + record.substring(record.indexOf('/') + 1)
              + ".json";
      case "starter" -> record.startsWith("ALAS") ? amazon(record) : osv(record);
      default -> "";
    };
  }

  private static String amazon(String record) {
    String release = record.startsWith("ALAS2023") ? "AL2023" : "AL2";
    return "https://alas.aws.amazon.com/" + release + "/" + record + ".html";
  }

  private static String osv(String record) {
    int dash = record.indexOf('-');
    String publisher = dash < 0 ? "" : record.substring(0, dash).toUpperCase(Locale.ROOT);
    return switch (publisher) {
      case "GHSA" -> "https://github.com/advisories/" + record;
      case "GO" -> "https://pkg.go.dev/vuln/" + record;
      case "RUSTSEC" -> "https://rustsec.org/advisories/" + record + ".html";
      case "RHSA", "RHBA", "RHEA" -> "https://access.redhat.com/errata/" + record;
      case "RLSA", "RXSA" -> "https://errata.rockylinux.org/" + record;
      case "UBUNTU" -> "https://ubuntu.com/security/" + record.substring(dash + 1);
      case "USN" -> "https://ubuntu.com/security/notices/" + record;
      case "DSA", "DLA" -> "https://security-tracker.debian.org/tracker/" + record;
      default -> "https://osv.dev/vulnerability/" + record;
    };
  }
}
