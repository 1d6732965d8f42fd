package dev.assay.api.operation;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.finding.InternetReach;
import dev.assay.finding.NetworkEvidence;
import dev.assay.finding.NetworkFinding;
import dev.assay.finding.NetworkPath;
import dev.assay.finding.PackageFinding.FixAvailability;
import dev.assay.finding.PortRange;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.ScannedResource.Identity;
import dev.assay.finding.Score;
import dev.assay.finding.StoredFinding;
import dev.assay.model.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Findings as a store gives them, one for each kind of resource.
final class SampleFindings {
  static final Rating RATING =
      new Rating("NVD", "3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0);

  private SampleFindings() {}

  static StoredFinding onHost() {
    return finding(
        new ScannedResource.Instance(
            new Identity(
                "mi-0123456789abcdef0", "eu-central-1", "DEBIAN_12", Map.of("team", "shop")),
            "web1"),
        known("CVE-2021-44228", "Remote code by a log line."),
        new Score.Rated(RATING),
        new StoredFinding.StoredPackage(
            new StoredFinding.Version(1, "2.14.1", "1+deb12u1"),
            "log4j2",
            "ALL",
            "OS",
            "",
            "",
            "1:2.17.1-1",
            "apt-get update && apt-get upgrade"));
  }

  static StoredFinding onImage() {
    return finding(
        new ScannedResource.ContainerImage(
            new Identity(
                "arn:aws:ecr:eu-central-1:123456789012:repository/shop/sha256:" + "b".repeat(64),
                "eu-central-1",
                "ALPINE_3_18",
                Map.of()),
            "registry.example:5000",
            "shop",
            "sha256:" + "b".repeat(64),
            "arm64",
            List.of("1.0", "latest"),
            Instant.parse("2026-11-01T00:00:00Z")),
        unknown("GHSA-aaaa-bbbb-cccc"),
        new Score.Unrated(),
        new StoredFinding.StoredPackage(
            new StoredFinding.Version(0, "1.2.3", ""),
            "left-pad",
            "",
            "NODEPKG",
            "app/node_modules/left-pad/package.json",
            "sha256:" + "c".repeat(64),
            "",
            ""));
  }

  /// What [#onHost] is on an EC2 instance that the internet does not reach.
  static StoredFinding onUnreachedInstance() {
    var onHost = onHost();
    return new StoredFinding(
        onHost.arn(),
        onHost.account(),
        onHost.state(),
        onHost.title(),
        onHost.severity(),
        onHost.subject(),
        instance(InternetReach.NOT_REACHABLE));
  }

  /// A port behind a load balancer.
  static StoredFinding openPort() {
    var path =
        new NetworkPath(
            new NetworkPath.Edge(NetworkPath.EdgeType.INTERNET_GATEWAY, "igw-1"),
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1",
            "acl-1",
            List.of("sg-1"),
            "eni-1",
            "i-0123456789abcdef0");
    var ports = new PortRange(PortRange.Transport.TCP, 8000, 8080);
    var evidence =
        new NetworkEvidence(
            List.of(new NetworkEvidence.OpenTo(4, 8000, 8080, List.of("0.0.0.0/0"))),
            443,
            Optional.empty());
    var finding = new NetworkFinding(path, ports, Severity.INFORMATIONAL, evidence);
    return new StoredFinding(
        onHost().arn(),
        onHost().account(),
        onHost().state(),
        finding.title(),
        finding.severity(),
        new StoredFinding.OpenPath(path, ports, evidence),
        instance(InternetReach.REACHABLE));
  }

  private static ScannedResource.Instance instance(InternetReach internet) {
    return new ScannedResource.Instance(
        new Identity("i-0123456789abcdef0", "eu-central-1", "", Map.of()),
        "",
        new ScannedResource.Machine(
            "t3.micro", "ami-01234567", "vpc-1", "subnet-1", List.of("10.0.0.5"), List.of()),
        internet);
  }

  /// Nothing that AWS would know of it is known.
  static StoredFinding onFunctionOutsideAws() {
    return finding(
        new ScannedResource.Function(
            new Identity(
                "arn:aws:lambda:eu-central-1:123456789012:function:pay",
                "eu-central-1",
                "",
                Map.of()),
            "pay me",
            "PYTHON_9_9",
            "",
            "",
            "",
            List.of(),
            Instant.EPOCH),
        known("CVE-2021-44228", "x".repeat(5_000)),
        new Score.Rated(RATING),
        new StoredFinding.StoredPackage(
            new StoredFinding.Version(0, "", ""), "a".repeat(3_000), "", "", "", "", "", ""));
  }

  private static Vulnerability known(String id, String description) {
    return new Vulnerability(
        id,
        List.of("GHSA-jfh8-c2jp-5v3q"),
        new Vulnerability.Text("Log4Shell", description),
        List.of(RATING),
        List.of("CWE-502"),
        new Vulnerability.Exploitation(
            new Epss.Scored(0.94, 0.99, LocalDate.of(2026, 11, 20)),
            new KnownExploitation.Listed(
                LocalDate.of(2021, 12, 10), LocalDate.of(2021, 12, 24), "Update.")),
        new Vulnerability.Dates(Instant.parse("2021-12-10T10:00:00Z"), Instant.EPOCH),
        List.of("https://example.org/log4shell", ""));
  }

  private static Vulnerability unknown(String id) {
    return new Vulnerability(
        id,
        List.of(),
        new Vulnerability.Text("", ""),
        List.of(),
        List.of(),
        new Vulnerability.Exploitation(new Epss.Unscored(), new KnownExploitation.NotListed()),
        new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
        List.of());
  }

  private static StoredFinding finding(
      ScannedResource resource,
      Vulnerability vulnerability,
      Score score,
      StoredFinding.StoredPackage installed) {
    return new StoredFinding(
        "arn:aws:inspector2:eu-central-1:123456789012:finding/" + "0a".repeat(16),
        TestStages.ACCOUNT,
        new StoredFinding.State(
            StoredFinding.Status.ACTIVE,
            Instant.parse("2026-11-20T00:00:00Z"),
            TestStages.NOW,
            Instant.parse("2026-11-20T00:00:00.250Z")),
        vulnerability.id() + " - " + installed.name(),
        score instanceof Score.Rated ? Severity.CRITICAL : Severity.UNTRIAGED,
        new StoredFinding.VulnerablePackages(
            new StoredFinding.Judgement(
                score,
                "NVD",
                "",
                installed.fixedVersion().isEmpty() ? FixAvailability.NO : FixAvailability.YES,
                ""),
            vulnerability,
            List.of(installed)),
        resource);
  }
}
