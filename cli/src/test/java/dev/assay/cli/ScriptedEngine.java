package dev.assay.cli;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.VexLibrary;
import dev.assay.advisory.VexReading;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.Vulnerability;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.engine.IndexStatus;
import dev.assay.cli.engine.IndexUpdate;
import dev.assay.cli.engine.UpdateSource;
import dev.assay.cli.target.TargetChoice;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.finding.VulnerablePackage;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.ScanProgress;
import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.match.Fix;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.match.VexFilter;
import dev.assay.model.Artifact;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Stages with a fixed answer: log4j-core 2.14.1 has CVE-2021-44228. What else holds is chosen by
/// [Twist]s.
final class ScriptedEngine implements Engine {
  /// What differs from a good day.
  enum Twist {
    NO_INDEX,
    OLD_INDEX,
    UNREADABLE,
    EMPTY,
    PARTIAL,
    NETWORK_DOWN,
    BUG,
    INTERRUPTED,
    CLEAN,
    UNFIXED
  }

  static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
  private static final InstalledPackage LOG4J =
      InstalledPackage.of(
          PackageType.MAVEN,
          "org.apache.logging.log4j:log4j-core",
          "2.14.1",
          PackageLocation.of("lib/log4j-core-2.14.1.jar"));

  private final Set<Twist> twists;
  final List<Target> taken = new ArrayList<>();

  ScriptedEngine(Twist... twists) {
    this.twists = EnumSet.noneOf(Twist.class);
    this.twists.addAll(List.of(twists));
  }

  @Override
  public Inventory take(TargetChoice choice, ScanLimits limits, ScanProgress progress)
      throws InterruptedException {
    taken.add(choice.target());
    if (twists.contains(Twist.INTERRUPTED)) {
      throw new InterruptedException();
    }
    if (twists.contains(Twist.BUG)) {
      throw new IllegalStateException("secret: s3cr3t");
    }
    if (twists.contains(Twist.NETWORK_DOWN)) {
      throw new CommandFailure(
          ExitCode.CONNECTION, "cannot reach registry.example", List.of("refused"), "");
    }
    if (twists.contains(Twist.UNREADABLE)) {
      throw new TargetException("cannot read x.tar: it is cut off");
    }
    progress.opened("a jar");
    progress.read(3, 1);
    var problem = InputProblem.of("INV-JAR-001", "lib/broken.jar", "cut off", "file skipped");
    return new Inventory(
        new Artifact.Folder("app"),
        new OperatingSystem.Unidentified("no os-release file"),
        twists.contains(Twist.EMPTY) ? List.of() : List.of(LOG4J),
        twists.contains(Twist.PARTIAL) ? List.of(problem) : List.of());
  }

  @Override
  public AdvisoryAge advisories() {
    if (twists.contains(Twist.NO_INDEX)) {
      throw new CommandFailure(
          ExitCode.ADVISORIES, "there is no advisory data", List.of(), "assay db update");
    }
    Instant data = NOW.minusSeconds(twists.contains(Twist.OLD_INDEX) ? 100 * 3_600 : 15 * 3_600);
    return new AdvisoryAge("idx-1", data, false, data);
  }

  @Override
  public MatchResult match(Inventory inventory) {
    return new MatchResult(
        inventory,
        twists.contains(Twist.CLEAN) ? List.of() : List.of(verdict()),
        List.of(),
        List.of());
  }

  @Override
  public List<Verdict.NotAffected> unaffected(Inventory inventory) {
    return List.of();
  }

  @Override
  public VexReading vex(List<Path> files, boolean repositories, Inventory inventory)
      throws InterruptedException {
    try {
      return new VexLibrary(Path.of("none")).read(files, VexFilter.products(inventory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public VexFilter filter(Inventory inventory, List<VexStatement> statements) {
    return new VexFilter(inventory, statements, new NoAdvisories());
  }

  /// Knows no other id of anything.
  private record NoAdvisories() implements Advisories {
    @Override
    public List<AffectedPackage> affecting(Ecosystem ecosystem, String name) {
      return List.of();
    }

    @Override
    public Optional<Vulnerability> vulnerability(String id) {
      return Optional.empty();
    }
  }

  @Override
  public List<AffectedPackage> named(String vulnerability) {
    return vulnerability.equals("CVE-2021-44228") ? List.of(verdict().statement()) : List.of();
  }

  @Override
  public List<PackageFinding> assemble(MatchResult result) {
    return result.affected().isEmpty()
        ? List.of()
        : List.of(
            new PackageFinding(
                log4Shell(),
                "CVE-2021-44228 - log4j-core",
                Severity.CRITICAL,
                new Score.Rated(log4Shell().ratings().getFirst()),
                "NVD",
                "",
                List.of(new VulnerablePackage(verdict(), ""))));
  }

  @Override
  public List<Verdict> explain(Inventory inventory, String vulnerability) {
    return vulnerability.equals("CVE-2021-44228") ? List.of(verdict()) : List.of();
  }

  @Override
  public Optional<Vulnerability> vulnerability(String id) {
    return id.equals("CVE-2021-44228") ? Optional.of(log4Shell()) : Optional.empty();
  }

  @Override
  public List<AffectedPackage> affecting(Ecosystem ecosystem, String name) {
    return name.equals("log4j-core") ? List.of(verdict().statement()) : List.of();
  }

  @Override
  public IndexStatus status() {
    return new IndexStatus(
        advisories(),
        1,
        310_000,
        1_200_000,
        90L << 20,
        List.of(new IndexStatus.Feed("osv", NOW, 300_000, "")));
  }

  @Override
  public IndexUpdate update(UpdateSource source, Consumer<String> progress) {
    progress.accept("osv");
    return new IndexUpdate(status(), List.of());
  }

  @Override
  public void exportTo(OutputStream out) throws IOException {
    out.write("index".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public IndexStatus importFrom(InputStream in) throws IOException {
    if (!new String(in.readAllBytes(), StandardCharsets.UTF_8).equals("index")) {
      throw new IOException("it is no exported index");
    }
    return status();
  }

  @Override
  public void close() {}

  private Verdict.Affected verdict() {
    return new Verdict.Affected(
        LOG4J,
        new AffectedPackage(
            "osv",
            "GHSA-jfh8-c2jp-5v3q",
            "CVE-2021-44228",
            new Ecosystem("Maven", ""),
            "org.apache.logging.log4j:log4j-core",
            new Statement.Affected(
                List.of(new AffectedRange("2.13.0", new UpperBound.Fixed("2.15.0"))),
                List.of(),
                Statement.FixPlan.UNKNOWN),
            "",
            ""),
        twists.contains(Twist.UNFIXED)
            ? new Fix.None(Statement.FixPlan.WILL_NOT_FIX)
            : new Fix.Upgrade("2.15.0"),
        List.of("2.13.0 <= 2.14.1 < 2.15.0"));
  }

  private static Vulnerability log4Shell() {
    return new Vulnerability(
        "CVE-2021-44228",
        List.of("GHSA-jfh8-c2jp-5v3q"),
        new Vulnerability.Text("Remote code execution in Log4j", ""),
        List.of(new Rating("NVD", "3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0)),
        List.of("CWE-502"),
        new Vulnerability.Exploitation(
            new Epss.Scored(0.94, 0.999, LocalDate.of(2026, 11, 22)),
            new KnownExploitation.Listed(
                LocalDate.of(2021, 12, 10), LocalDate.of(2021, 12, 24), "")),
        new Vulnerability.Dates(Instant.parse("2021-12-10T10:15:00Z"), Instant.EPOCH),
        List.of());
  }
}
