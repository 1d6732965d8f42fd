package dev.assay.finding;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.match.Fix;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Short ways to make the inputs of this module's tests.
final class Sample {
  private Sample() {}

  static InstalledPackage deb(String name, String version) {
    return InstalledPackage.of(
        PackageType.DEB, name, version, PackageLocation.of("var/lib/dpkg/status"));
  }

  static InstalledPackage npm(String name, String version) {
    return InstalledPackage.of(
        PackageType.NPM, name, version, PackageLocation.of("app/node_modules/" + name));
  }

  /// @param fix the fixed version; empty for none
  static Verdict.Affected affected(
      InstalledPackage installed, String ecosystem, String vulnerability, String fix) {
    var statement =
        new AffectedPackage(
            "test",
            vulnerability,
            vulnerability,
            Ecosystem.parse(ecosystem),
            installed.name(),
            new Statement.Affected(List.of(), List.of(), Statement.FixPlan.UNKNOWN),
            "",
            "");
    return new Verdict.Affected(
        installed,
        statement,
        fix.isEmpty() ? new Fix.None(Statement.FixPlan.UNKNOWN) : new Fix.Upgrade(fix),
        List.of());
  }

  static Verdict.Affected worded(Verdict.Affected verdict, String word) {
    AffectedPackage said = verdict.statement();
    return new Verdict.Affected(
        verdict.installed(),
        new AffectedPackage(
            said.feed(),
            said.record(),
            said.vulnerability(),
            said.ecosystem(),
            said.name(),
            said.statement(),
            word,
            ""),
        verdict.fix(),
        List.of());
  }

  static Rating rating(String source, String version, double score) {
    return new Rating(source, version, "CVSS:" + version + "/AV:N", score);
  }

  static Vulnerability rated(
      String id, String source, String version, double score, String... aliases) {
    return vulnerability(id, List.of(rating(source, version, score)), aliases);
  }

  static Vulnerability vulnerability(String id, List<Rating> ratings, String... aliases) {
    return new Vulnerability(
        id,
        List.of(aliases),
        new Vulnerability.Text("", "A flaw of " + id),
        ratings,
        List.of(),
        new Vulnerability.Exploitation(new Epss.Unscored(), new KnownExploitation.NotListed()),
        new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
        List.of());
  }

  static MatchResult result(Verdict.Affected... verdicts) {
    return result(new Artifact.Folder("/srv"), verdicts);
  }

  static MatchResult result(Artifact artifact, Verdict.Affected... verdicts) {
    var inventory =
        new Inventory(
            artifact,
            new OperatingSystem.Distribution("debian", "12", "bookworm", "Debian 12"),
            Arrays.stream(verdicts).map(Verdict.Affected::installed).distinct().toList(),
            List.of());
    return new MatchResult(inventory, List.of(verdicts), List.of(), List.of());
  }

  /// A TCP port of an instance that the internet reaches.
  ///
  /// @param isWide whether everybody does
  static NetworkFinding open(String instance, int port, boolean isWide) {
    var path =
        new NetworkPath(
            new NetworkPath.Edge(NetworkPath.EdgeType.INTERNET_GATEWAY, "igw-1"),
            "",
            "acl-1",
            List.of("sg-1"),
            "eni-" + instance,
            instance);
    var ports = new PortRange(PortRange.Transport.TCP, port, port);
    return new NetworkFinding(
        path,
        ports,
        SeverityProfile.INSPECTOR.severity(path.edge().type(), ports, 1),
        new NetworkEvidence(
            List.of(
                new NetworkEvidence.OpenTo(
                    4, port, port, List.of(isWide ? "0.0.0.0/0" : "198.51.100.0/24"))),
            0,
            Optional.empty()));
  }
}
