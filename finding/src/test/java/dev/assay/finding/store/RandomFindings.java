package dev.assay.finding.store;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.finding.PackageFinding.FixAvailability;
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
  private final List<Vulnerability> vulnerabilities = new ArrayList<>();
  private final List<ScannedResource> resources = new ArrayList<>();

  RandomFindings(RandomGenerator random) {
    this.random = random;
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
    boolean isRated = random.nextBoolean();
    Score score =
        isRated
            ? new Score.Rated(new Rating("NVD", "3.1", "CVSS:3.1/AV:N", random.nextInt(4) * 2.5))
            : new Score.Unrated();
    var resource = resources.get(random.nextInt(resources.size()));
    var status = pick(random, StoredFinding.Status.values());
    return new StoredFinding(
        "arn:aws:inspector2:eu-west-1:111111111111:finding/" + i,
        ACCOUNT,
        new StoredFinding.State(
            status,
            time(),
            status == StoredFinding.Status.CLOSED ? time() : scanned(resource),
            time()),
        new StoredFinding.Judgement(
            word(),
            pick(random, Severity.values()),
            score,
            random.nextBoolean() ? "NVD" : word(),
            random.nextBoolean() ? "" : word(),
            pick(random, FixAvailability.values()),
            word()),
        vulnerabilities.get(random.nextInt(vulnerabilities.size())),
        resource,
        IntStream.range(0, 1 + random.nextInt(3)).mapToObj(n -> installed()).toList());
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
                : new KnownExploitation.NotListed()),
        new Vulnerability.Dates(DAY, i % 2 == 0 ? Instant.EPOCH : DAY),
        List.of("https://example.org/" + i));
  }

  private ScannedResource resource(int i) {
    var identity =
        new ScannedResource.Identity(
            "resource-" + i, "eu-west-1", "DEBIAN_12", Map.of("team", word(), word(), ""));
    return switch (i % 3) {
      case 0 -> new ScannedResource.Instance(identity, word());
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
