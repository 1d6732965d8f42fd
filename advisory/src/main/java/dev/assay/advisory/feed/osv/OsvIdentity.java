package dev.assay.advisory.feed.osv;

import dev.assay.advisory.feed.Fact.Trust;
import dev.assay.advisory.feed.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Which flaws a record is about.
///
/// A record of a language is one flaw, and its `aliases` are the flaw's other names. A
/// distribution's advisory covers many CVEs and names them in `related` or `upstream`. A
/// distribution's CVE record carries the CVE in its own id: `CVE-…`, `DEBIAN-CVE-…`,
/// `UBUNTU-CVE-…`.
///
/// @param publisher the part of the id before the first dash, upper case
/// @param vulnerabilities at least one id
/// @param aliases other names of the flaw, if it is one
/// @param isOneFlaw whether the record's text and ratings are about that flaw alone
record OsvIdentity(
    String publisher, List<String> vulnerabilities, List<String> aliases, boolean isOneFlaw) {

  private static final Set<String> ADVISORIES =
      Set.of(
          "RHSA",
          "RHBA",
          "RHEA",
          "ALSA",
          "ALBA",
          "ALEA",
          "RLSA",
          "RXSA",
          "RLBA",
          "RLEA",
          "DSA",
          "DLA",
          "DTSA",
          "USN",
          "LSN",
          "SUSE",
          "OPENSUSE");

  static OsvIdentity of(
      String id, List<String> aliases, List<String> upstream, List<String> related) {
    int dash = id.indexOf('-');
    String publisher = dash < 0 ? "" : id.substring(0, dash).toUpperCase(Locale.ROOT);
    int cve = id.indexOf("CVE-");
    if (cve >= 0 && Texts.isCve(id.substring(cve))) {
      return new OsvIdentity(publisher, List.of(id.substring(cve)), List.of(), true);
    }
    Set<String> cves = cves(aliases);
    if (ADVISORIES.contains(publisher)) {
      cves.addAll(cves(upstream));
      cves.addAll(cves(related));
      List<String> named = cves.isEmpty() ? List.of(id) : List.copyOf(cves);
      return new OsvIdentity(publisher, named, List.of(), cves.isEmpty());
    }
    if (cves.size() > 1) {
      return new OsvIdentity(publisher, List.copyOf(cves), List.of(), false);
    }
    var others = new ArrayList<>(aliases);
    others.removeIf(alias -> alias.isBlank() || alias.equals(id));
    return new OsvIdentity(publisher, List.of(id), others, true);
  }

  boolean namesCve() {
    return Texts.isCve(vulnerabilities.getFirst());
  }

  Trust trust() {
    return switch (publisher) {
      case "GHSA" -> Trust.GITHUB;
      case "CVE", "DEBIAN", "ALPINE", "UBUNTU", "DSA", "DLA" -> Trust.DISTRIBUTION;
      default -> ADVISORIES.contains(publisher) ? Trust.DISTRIBUTION : Trust.LANGUAGE;
    };
  }

  /// Whose rating a vector in the record is. Debian's and Alpine's records repeat NVD's.
  String rater() {
    return switch (publisher) {
      case "GHSA" -> "GITHUB";
      case "CVE", "DEBIAN", "ALPINE" -> "NVD";
      case "UBUNTU" -> "UBUNTU_CVE";
      case "RHSA" -> "REDHAT_CVE";
      case "BIT" -> "BITNAMI";
      default -> publisher;
    };
  }

  private static Set<String> cves(List<String> ids) {
    var cves = new TreeSet<String>();
    for (String id : ids) {
      if (Texts.isCve(id)) {
        cves.add(id);
      }
    }
    return cves;
  }
}
