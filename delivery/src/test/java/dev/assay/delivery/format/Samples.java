package dev.assay.delivery.format;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.VexAnswers;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.model.Artifact;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.Severity;
import dev.assay.model.SourcePackage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reports to write. Ids, packages, ranges and scores are real; layers, times and the hostile names
/// are made up.
final class Samples {
  static final Instant STARTED = Instant.parse("2026-11-23T05:00:00Z");
  static final Instant FINISHED = Instant.parse("2026-11-23T05:00:01.250Z");
  static final AdvisoryAge FRESH =
      new AdvisoryAge(
          "idx-5f3a",
          Instant.parse("2026-11-22T14:30:00Z"),
          false,
          Instant.parse("2026-11-22T14:00:00Z"));
  static final AdvisoryAge STARTER =
      new AdvisoryAge(
          "starter-1",
          Instant.parse("2026-10-01T00:00:00Z"),
          true,
          Instant.parse("2026-10-01T00:00:00Z"));
  static final OperatingSystem ALPINE =
      new OperatingSystem.Distribution("alpine", "3.20.5", "", "Alpine Linux v3.20");
  static final OperatingSystem NONE = new OperatingSystem.Unidentified("no os-release file");
  static final String LAYER = "sha256:" + "4a".repeat(32);
  private static final Artifact.Image IMAGE =
      new Artifact.Image(
          "registry.example/team/app:1.4",
          "sha256:" + "64".repeat(32),
          "linux/amd64",
          List.of("1.4", "latest"),
          List.of(LAYER),
          "2026-11-01T08:00:00Z");

  private Samples() {}

  static ScanReport alpineImage() {
    var crypto = apk("libcrypto3", "3.3.2-r1", "openssl", 40);
    var ssl = apk("libssl3", "3.3.2-r1", "openssl", 61);
    var musl = apk("musl", "1.2.5-r0", "musl", 9);
    var utils = apk("musl-utils", "1.2.5-r0", "musl", 82);
    var findings =
        List.of(
            finding(
                vulnerability("CVE-2025-26519", List.of(), new Epss.Unscored(), false),
                Severity.UNTRIAGED,
                new Score.Unrated(),
                affected(musl, "1.2.5-r1"),
                affected(utils, "1.2.5-r1")),
            finding(
                vulnerability("CVE-2024-12797", nvd("7.4"), epss(0.012), false),
                Severity.HIGH,
                new Score.Rated(nvd("7.4").getFirst()),
                affected(crypto, "3.3.3-r0"),
                affected(ssl, "3.3.3-r0")),
            finding(
                vulnerability("CVE-2024-13176", nvd("4.1"), epss(0.0004), false),
                Severity.MEDIUM,
                new Score.Rated(nvd("4.1").getFirst()),
                affected(crypto, "3.3.2-r2"),
                affected(ssl, "3.3.2-r2")));
    var problem =
        new InputProblem(
            "INV-NPM-002",
            "opt/app/package-lock.json",
            1182,
            17,
            "/packages/left-pad/version",
            "",
            "the version is empty",
            "package left-pad skipped");
    return report(
        new Inventory(IMAGE, ALPINE, List.of(crypto, ssl, musl, utils), List.of(problem)),
        FRESH,
        findings,
        ScanReport.Hidden.NOTHING);
  }

  /// Many places, every kind of fix, hidden findings, text that attacks a terminal.
  static ScanReport hostileFolder() {
    String evil = "left\u001b[2Kpad\u202e\u0007\ud800\n漢字";
    var packages = new ArrayList<InstalledPackage>();
    for (String place : List.of("a", "b", "c")) {
      packages.add(npm("lodash", "4.17.20", place + "/node_modules/lodash/package.json"));
    }
    var log4j =
        InstalledPackage.of(
            PackageType.MAVEN,
            "org.apache.logging.log4j:log4j-core",
            "2.14.1",
            PackageLocation.of("app/app.jar!/BOOT-INF/lib/log4j-core-2.14.1.jar"));
    var hostile = npm(evil, "1.0\t0\r", "x\u0000y/" + evil + "/package.json");
    var longest = npm("@scope/" + "n".repeat(90), "1.0.0-" + "9".repeat(60), "package-lock.json");
    packages.addAll(List.of(log4j, hostile, longest));
    var lodash = packages.subList(0, 3).stream().map(p -> affected(p, "4.17.21")).toList();
    var findings =
        List.of(
            finding(
                vulnerability("CVE-2021-23337", nvd("7.2"), epss(0.0083), false),
                Severity.HIGH,
                new Score.Rated(nvd("7.2").getFirst()),
                lodash.toArray(VulnerablePackage[]::new)),
            finding(
                vulnerability("CVE-2021-44228", nvd("10.0"), epss(0.94358), true),
                Severity.CRITICAL,
                new Score.Rated(nvd("10.0").getFirst()),
                affected(log4j, "2.15.0")),
            finding(
                vulnerability("CVE-2021-45046", nvd("9.0"), epss(0.9434), true),
                Severity.CRITICAL,
                new Score.Rated(nvd("9.0").getFirst()),
                affected(log4j, "2.16.0")),
            finding(
                vulnerability("CVE-2021-44832", nvd("6.6"), epss(0.5), false),
                Severity.MEDIUM,
                new Score.Rated(nvd("6.6").getFirst()),
                affected(log4j, "2.17.1")),
            finding(
                vulnerability("GHSA-aaaa-\u001bbbb-cccc", List.of(), new Epss.Unscored(), false),
                Severity.INFORMATIONAL,
                new Score.Unrated(),
                unfixed(hostile, FixPlan.WILL_NOT_FIX),
                unfixed(longest, FixPlan.NOT_YET_FIXED)));
    var hidden =
        finding(
            vulnerability("CVE-2020-8203", nvd("3.1"), new Epss.Unscored(), false),
            Severity.LOW,
            new Score.Rated(nvd("3.1").getFirst()),
            affected(packages.getFirst(), "4.17.19"));
    var inventory = new Inventory(new Artifact.Folder("/srv/" + evil), NONE, packages, List.of());
    var undecidable =
        new Verdict.Undecidable(
            hostile,
            statement(hostile, "CVE-2019-1010266", "npm"),
            List.of("the version \"1.0\t0\r\" is not a semantic version"));
    var report =
        report(
            inventory,
            STARTER,
            findings,
            new ScanReport.Hidden("--min-severity medium", List.of(hidden), true));
    return new ScanReport(
        report.scan(),
        inventory,
        STARTER,
        findings,
        report.hidden(),
        List.of(undecidable),
        List.of(new MatchResult.NotAssessed("no advisories for Debian 8", 12)));
  }

  static ScanReport clean() {
    var inventory =
        new Inventory(
            new Artifact.Function("build/function.zip", "q83vEjRWeJA=", 1_024),
            NONE,
            List.of(npm("lodash", "4.17.21", "package-lock.json")),
            List.of());
    return report(inventory, FRESH, List.of(), ScanReport.Hidden.NOTHING);
  }

  /// The Alpine image, of whose most urgent finding a document says that it is no matter, of
  /// another that it is looked into, and of which one record does not hold.
  static ScanReport answered() {
    ScanReport report = alpineImage();
    PackageFinding harmless = report.findings().getFirst();
    PackageFinding open = report.findings().getLast();
    var musl = report.inventory().packages().getLast();
    Map<VexAnswers.Key, VexStatement> said = new HashMap<>();
    for (var one : harmless.packages()) {
      said.put(
          VexAnswers.Key.of(one.verdict()),
          said(
              "CVE-2024-12797",
              VexStatement.Status.NOT_AFFECTED,
              "vulnerable_code_not_in_execute_path",
              "Raw public keys are off."));
    }
    said.put(
        VexAnswers.Key.of(open.packages().getFirst().verdict()),
        said("CVE-2025-26519", VexStatement.Status.UNDER_INVESTIGATION, "", ""));
    var fixed =
        new Verdict.NotAffected(
            musl,
            statement(musl, "CVE-2020-28928", "Alpine"),
            List.of("installed: apk package musl", "1.2.5-r0 is newer than 1.2.2-r1"),
            true);
    return new ScanReport(
        report.scan(),
        report.inventory(),
        report.advisories(),
        List.of(open),
        report.hidden(),
        report.undecidable(),
        report.notAssessed(),
        new VexAnswers(List.of(harmless), said, List.of(), List.of(fixed)));
  }

  private static VexStatement said(
      String id, VexStatement.Status status, String justification, String explanation) {
    return new VexStatement(
        List.of(id),
        "pkg:oci/app",
        List.of(),
        new VexStatement.Answer(status, justification, explanation),
        new VexStatement.Source(
            "app.openvex.json",
            "https://example.org/vex/1",
            "Acme",
            Instant.parse("2026-01-02T00:00:00Z")));
  }

  /// The same finding on every kind of artifact.
  /// A folder with these findings.
  static ScanReport of(List<PackageFinding> findings) {
    var inventory = new Inventory(new Artifact.Folder("app"), NONE, List.of(), List.of());
    return report(inventory, FRESH, findings, ScanReport.Hidden.NOTHING);
  }

  static ScanReport of(Artifact artifact) {
    var installed =
        new InstalledPackage(
            PackageType.DEB,
            "libssl3",
            "1:3.0.13-0ubuntu3.2",
            "amd64",
            new SourcePackage("openssl", "1:3.0.13-0ubuntu3.2"),
            PackageLocation.of("var/lib/dpkg/status", 412),
            "");
    var system = new OperatingSystem.Distribution("ubuntu", "24.04", "noble", "Ubuntu 24.04.1 LTS");
    return report(
        new Inventory(artifact, system, List.of(installed), List.of()),
        FRESH,
        List.of(
            finding(
                vulnerability("CVE-2024-6119", nvd("7.5"), epss(0.00051), true),
                Severity.HIGH,
                new Score.Rated(nvd("7.5").getFirst()),
                affected(installed, "1:3.0.13-0ubuntu3.4"))),
        ScanReport.Hidden.NOTHING);
  }

  private static ScanReport report(
      Inventory inventory,
      AdvisoryAge age,
      List<PackageFinding> findings,
      ScanReport.Hidden hidden) {
    return new ScanReport(
        new ScanReport.Scan("0.1.0", "image app:1.4", STARTED, FINISHED),
        inventory,
        age,
        findings,
        hidden,
        List.of(),
        List.of());
  }

  static InstalledPackage apk(String name, String version, String source, int line) {
    return new InstalledPackage(
        PackageType.APK,
        name,
        version,
        "x86_64",
        new SourcePackage(source, version),
        PackageLocation.of("lib/apk/db/installed", line).inLayer(LAYER),
        "");
  }

  static InstalledPackage npm(String name, String version, String path) {
    return InstalledPackage.of(PackageType.NPM, name, version, PackageLocation.of(path))
        .declared(new Declaration(Declaration.Relation.DIRECT, true, "MIT"));
  }

  static Vulnerability vulnerability(
      String id, List<Rating> ratings, Epss epss, boolean exploited) {
    KnownExploitation known =
        exploited
            ? new KnownExploitation.Listed(
                LocalDate.of(2021, 12, 10), LocalDate.of(2021, 12, 24), "Apply updates.")
            : new KnownExploitation.NotListed();
    return new Vulnerability(
        id,
        List.of("GHSA-xxxx-" + id.substring(id.length() - 4)),
        new Vulnerability.Text("A flaw in what " + id + " names", "Words that tell more."),
        ratings,
        List.of("CWE-347", "CWE-not-a-number"),
        new Vulnerability.Exploitation(epss, known),
        new Vulnerability.Dates(Instant.parse("2024-09-03T16:15:00Z"), Instant.EPOCH),
        List.of("https://example.org/" + id.substring(0, 4)));
  }

  static List<Rating> nvd(String score) {
    return List.of(
        new Rating(
            "NVD",
            "3.1",
            "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H",
            Double.parseDouble(score)));
  }

  static Epss epss(double score) {
    return new Epss.Scored(score, 0.5, LocalDate.of(2026, 11, 22));
  }

  static PackageFinding finding(
      Vulnerability vulnerability, Severity severity, Score score, VulnerablePackage... packages) {
    return new PackageFinding(
        vulnerability,
        vulnerability.id() + " - " + packages[0].installed().name(),
        severity,
        score,
        "NVD",
        "",
        List.of(packages));
  }

  static VulnerablePackage affected(InstalledPackage installed, String fixed) {
    return new VulnerablePackage(verdict(installed, new Fix.Upgrade(fixed)), "");
  }

  private static VulnerablePackage unfixed(InstalledPackage installed, FixPlan plan) {
    return new VulnerablePackage(verdict(installed, new Fix.None(plan)), "");
  }

  static Verdict.Affected verdict(InstalledPackage installed, Fix fix) {
    return new Verdict.Affected(
        installed,
        statement(installed, "CVE", installed.type().purlType()),
        fix,
        List.of("installed " + installed.version() + " lies in the affected range"));
  }

  private static AffectedPackage statement(
      InstalledPackage installed, String vulnerability, String ecosystem) {
    return new AffectedPackage(
        "osv",
        "REC-1",
        vulnerability,
        Ecosystem.parse(ecosystem),
        installed.source().name(),
        new Statement.Affected(
            List.of(new AffectedRange("0", new UpperBound.Open())), List.of(), FixPlan.UNKNOWN),
        "",
        "https://example.org/REC-1");
  }
}
