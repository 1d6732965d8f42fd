package dev.assay.match;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.Vulnerability;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says which vulnerabilities the packages of an inventory have. Safe for use by many threads.
public final class Matcher {
  private final Advisories advisories;

  public Matcher(Advisories advisories) {
    this.advisories = advisories;
  }

  /// The name by which advisories speak of a package, and an index finds them.
  public static String advisoryName(InstalledPackage installed) {
    return Scope.advisoryName(installed);
  }

  /// Every name by which advisories may speak of a package: an rpm is also named by its source.
  public static Set<String> advisoryNames(InstalledPackage installed) {
    return installed.type() == PackageType.RPM
        ? Stream.of(installed.name(), installed.source().name())
            .collect(Collectors.toUnmodifiableSet())
        : Set.of(Scope.advisoryName(installed));
  }

  /// Names of packages whose advisories tell whether a distribution's release is covered at all.
  public static Set<String> decidingNames() {
    return Set.copyOf(DistributionScope.PROBES);
  }

  /// Judges every package: at most one verdict for each installed package and vulnerability.
  public MatchResult match(Inventory inventory) {
    MatchRun run = new MatchRun(inventory, advisories, vulnerability -> true);
    List<Verdict.Affected> affected = new ArrayList<>();
    List<Verdict.Undecidable> undecidable = new ArrayList<>();
    run.forEachDoubt(
        verdict -> {
          switch (verdict) {
            case Verdict.Affected yes -> affected.add(yes);
            case Verdict.Undecidable open -> undecidable.add(open);
            case Verdict.NotAffected no -> {}
          }
        });
    return new MatchResult(inventory, affected, undecidable, run.notAssessed());
  }

  /// What records speak of and the installed packages do not have: fixed, or never affected.
  public List<Verdict.NotAffected> unaffected(Inventory inventory) {
    MatchRun run = new MatchRun(inventory, advisories, vulnerability -> true);
    List<Verdict.NotAffected> unaffected = new ArrayList<>();
    run.forEachConclusion(
        verdict -> {
          if (verdict instanceof Verdict.NotAffected no) {
            unaffected.add(no);
          }
        });
    return List.copyOf(unaffected);
  }

  /// Says how every package that the vulnerability's advisories name was judged.
  ///
  /// @param id any of the vulnerability's ids, in any case
  public Explanation explain(Inventory inventory, String id) {
    Optional<Vulnerability> known = advisories.vulnerability(id);
    if (known.isEmpty()) {
      return new Explanation.UnknownVulnerability(id);
    }
    Vulnerability vulnerability = known.get();
    MatchRun run = new MatchRun(inventory, advisories, vulnerability.id()::equals);
    List<Verdict> verdicts = new ArrayList<>();
    run.forEachConclusion(verdicts::add);
    return verdicts.isEmpty()
        ? new Explanation.NothingInstalled(vulnerability, run.notAssessed())
        : new Explanation.Judged(vulnerability, verdicts);
  }
}
