package dev.assay.finding.store;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Ssvc;
import dev.assay.advisory.Vulnerability;
import dev.assay.finding.InternetReach;
import dev.assay.finding.NetworkEvidence;
import dev.assay.finding.NetworkPath;
import dev.assay.finding.PackageFinding.FixAvailability;
import dev.assay.finding.PortRange;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.Score;
import dev.assay.finding.StoredFinding;
import dev.assay.model.AccountId;
import dev.assay.model.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Findings made at random from few values, so that criteria meet some and ties are common.
final class RandomFindings {
  static final AccountId ACCOUNT = new AccountId("111111111111");
  static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

  /// Text that SQL, patterns or templates could stumble over.
  static final List<String> WORDS =
      List.of(
          "lib",
          "lib%",
          "lib_a",
          "libXa",
          "it's",
          "\"q\"",
          "back\\slash",
          "a!b",
          "{0} ?",
          "İi",
          "'; DROP TABLE finding; --",
          "漢字😀",
          "-1",
          "LOW");

  private final RandomGenerator random;
  private final List<AccountId> accounts;
  private final List<Vulnerability> vulnerabilities = new ArrayList<>();
  private final List<ScannedResource> resources = new ArrayList<>();

  RandomFindings(RandomGenerator random) {
    this(random, List.of(ACCOUNT));
  }

  /// @param accounts whose resources they are, in turn
  RandomFindings(RandomGenerator random, List<AccountId> accounts) {
    this.random = random;
    this.accounts = accounts;
    for (int i = 0; i < 6; i++) {
      vulnerabilities.add(vulnerability(i));
      resources.add(resource(i));
    }
  }

  List<StoredFinding> make(int count) {
    return IntStream.range(0, count).mapToObj(this::finding).toList();
  }

  static <T> T pick(RandomGenerator random, T[] from) {
    return List.of(from).get(random.nextInt(from.length));
  }

  String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  Instant time() {
    return DAY.plusSeconds(random.nextInt(4));
  }

  private StoredFinding finding(int i) {
    var resource = resources.get(random.nextInt(resources.size()));
    var account = accounts.get(resources.indexOf(resource) % accounts.size());
    var status = pick(random, StoredFinding.Status.values());
    return new StoredFinding(
        "arn:aws:inspector2:eu-west-1:" + account + ":finding/" + i,
        account,
        new StoredFinding.State(
            status,
            time(),
            status == StoredFinding.Status.CLOSED ? time() : scanned(resource),
            time()),
        word(),
        pick(random, Severity.values()),
        resource instanceof ScannedResource.Instance && random.nextBoolean()
            ? openPath(resource.identity().id())
            : vulnerablePackages(),
        resource);
  }

  private StoredFinding.Subject vulnerablePackages() {
    boolean isRated = random.nextBoolean();
    Score score =
        isRated
            ? new Score.Rated(new Rating("NVD", "3.1", "CVSS:3.1/AV:N", random.nextInt(4) * 2.5))
            : new Score.Unrated();
    return new StoredFinding.VulnerablePackages(
        new StoredFinding.Judgement(
            score,
            random.nextBoolean() ? "NVD" : word(),
            random.nextBoolean() ? "" : word(),
            pick(random, FixAvailability.values()),
            word()),
        vulnerabilities.get(random.nextInt(vulnerabilities.size())),
        IntStream.range(0, 1 + random.nextInt(3)).mapToObj(n -> installed()).toList());
  }

  private StoredFinding.Subject openPath(String instance) {
    int first = random.nextInt(4) * 10;
    return new StoredFinding.OpenPath(
        new NetworkPath(
            new NetworkPath.Edge(pick(random, NetworkPath.EdgeType.values()), "edge-1"),
            random.nextBoolean() ? "" : "arn:aws:elasticloadbalancing:r:1:loadbalancer/app/a/1",
            "acl-" + random.nextInt(3),
            List.of("sg-" + random.nextInt(3), "sg-9"),
            "eni-" + random.nextInt(3),
            instance),
        new PortRange(
            pick(random, PortRange.Transport.values()), first, first + random.nextInt(2) * 5),
        new NetworkEvidence(
            List.of(new NetworkEvidence.OpenTo(4, first, first, List.of("10.0.0.0/8", word()))),
            random.nextInt(3),
            random.nextBoolean()
                ? Optional.empty()
                : Optional.of(
                    new NetworkEvidence.Proof(
                        "10.0.0.1",
                        first,
                        1024,
                        "",
                        100,
                        List.of(new NetworkEvidence.GroupRule("sg-9", word())),
                        "rtb-1",
                        "0.0.0.0/0",
                        200,
                        onward()))));
  }

  private Optional<NetworkEvidence.Onward> onward() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(
            new NetworkEvidence.Onward(
                "eni-7",
                "acl-7",
                random.nextBoolean() ? "" : "arn:aws:elasticloadbalancing:r:1:targetgroup/a/1",
                new NetworkEvidence.Sender("10.0.0.7", random.nextBoolean()),
                1024 + random.nextInt(9),
                new NetworkEvidence.Pass(List.of(), random.nextInt(2), random.nextInt(2)),
                new NetworkEvidence.Pass(
                    List.of(
                        new NetworkEvidence.GroupRule("sg-7", word()),
                        new NetworkEvidence.GroupRule("sg-8", word())),
                    random.nextInt(9),
                    random.nextInt(9))));
  }

  /// When a resource was last scanned.
  static Instant scanned(ScannedResource resource) {
    return DAY.plusSeconds(Math.floorMod(resource.identity().id().hashCode(), 4));
  }

  private StoredFinding.StoredPackage installed() {
    return new StoredFinding.StoredPackage(
        new StoredFinding.Version(random.nextInt(3), word(), random.nextBoolean() ? "" : word()),
        word(),
        word(),
        "OS",
        word(),
        random.nextBoolean() ? "" : word(),
        "2.0",
        "upgrade it");
  }

  private Vulnerability vulnerability(int i) {
    boolean isKnown = random.nextBoolean();
    return new Vulnerability(
        "CVE-2026-" + i + word(),
        List.of(word(), "GHSA-" + i),
        new Vulnerability.Text(word(), "It's broken: \t" + word()),
        List.of(new Rating("NVD", "3.1", "CVSS:3.1/AV:N", 7.5)),
        List.of("CWE-79"),
        new Vulnerability.Exploitation(
            i % 2 == 0
                ? new Epss.Unscored()
                : new Epss.Scored(random.nextInt(3) * 0.25, 0.5, LocalDate.of(2026, 3, 1)),
            isKnown
                ? new KnownExploitation.Listed(
                    LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 22), "patch")
                : new KnownExploitation.NotListed(),
            new Ssvc.NotAssessed(),
            i % 3 == 0
                ? List.of(new PublicExploit("metasploit", "exploit/a", LocalDate.of(2026, 3, 2)))
                : List.of()),
        new Vulnerability.Dates(DAY, i % 2 == 0 ? Instant.EPOCH : DAY),
        List.of("https://example.org/" + i));
  }

  private ScannedResource resource(int i) {
    var identity =
        new ScannedResource.Identity(
            "resource-" + i, "eu-west-1", "DEBIAN_12", Map.of("team", word(), word(), ""));
    return switch (i % 3) {
      case 0 ->
          new ScannedResource.Instance(
              identity,
              word(),
              new ScannedResource.Machine(
                  "t3.micro",
                  i == 0 ? "" : "ami-" + i,
                  "vpc-1",
                  "subnet-" + i,
                  List.of("10.0.0.1"),
                  List.of()),
              pick(random, InternetReach.values()));
      case 1 ->
          new ScannedResource.ContainerImage(
              identity,
              word(),
              word(),
              "sha256:" + i,
              "amd64",
              List.of(word(), word()),
              i == 1 ? Instant.EPOCH : time());
      default ->
          new ScannedResource.Function(
              identity, word(), "PYTHON_3_9", "$LATEST", "c2hh", word(), List.of(word()), time());
    };
  }
}
