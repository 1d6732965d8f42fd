package dev.assay.match;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Vulnerability;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One pass over one inventory.
final class MatchRun {
  private static final String OWNED =
      "belong to operating-system packages, which were assessed instead";
  private static final String OWNED_UNASSESSED =
      "belong to operating-system packages, which could not be assessed";

  private static final String FOREIGN =
      "were built by others than the distribution, whose advisories do not speak of them";

  private static final String IDLE_KERNEL =
      "belong to kernels that are installed but not running on this host";

  private final Inventory inventory;
  private final RunningKernel kernel;
  private final Subscriptions subscriptions;
  private final Advisories advisories;
  private final Predicate<String> wanted;
  private final Map<PackageType, Scope> scopes = new HashMap<>();
  private final Map<String, Map<String, List<AffectedPackage>>> statements = new HashMap<>();
  private final Map<String, Integer> notAssessed = new LinkedHashMap<>();

  /// @param wanted says which vulnerabilities to judge
  MatchRun(Inventory inventory, Advisories advisories, Predicate<String> wanted) {
    this.inventory = inventory;
    this.kernel = RunningKernel.of(inventory);
    this.subscriptions = Subscriptions.of(inventory.operatingSystem());
    this.advisories = advisories;
    this.wanted = wanted;
  }

  /// Gives the verdicts in the inventory's order, then by vulnerability.
  void forEachConclusion(Consumer<Verdict> verdicts) {
    forEach(conclusion -> verdicts.accept(conclusion.verdict()));
  }

  /// Gives the same, but not those that say "not affected".
  void forEachDoubt(Consumer<Verdict> verdicts) {
    forEach(conclusion -> conclusion.unlessNotAffected().ifPresent(verdicts));
  }

  private void forEach(Consumer<Conclusion> conclusions) {
    boolean systemAssessed =
        inventory.packages().stream()
            .filter(installed -> installed.type().isOperatingSystem())
            .anyMatch(installed -> scopeOf(installed.type()) instanceof Scope.Assessed);
    for (InstalledPackage installed : inventory.packages()) {
      if (!installed.type().isOperatingSystem() && !installed.owner().isEmpty()) {
        count(systemAssessed ? OWNED : OWNED_UNASSESSED);
        continue;
      }
      if (kernel.isOther(installed)) {
        count(IDLE_KERNEL);
        continue;
      }
      if (RpmVendor.isForeign(installed, inventory.operatingSystem())) {
        count(FOREIGN);
        continue;
      }
      Scope scope =
          installed.type() == PackageType.GENERIC
              ? ProgramScope.of(installed.name(), advisories)
              : scopeOf(installed.type());
      switch (scope) {
        case Scope.Unassessed none -> {
          count(none.reason());
          conclude(
              installed,
              none.ecosystems(),
              Vulnerability.PLATFORM_END_OF_LIFE::equals,
              conclusions);
        }
        case Scope.Assessed some ->
            conclude(installed, some.ecosystems(), vulnerability -> true, conclusions);
      }
    }
  }

  /// Packages left out, by reason, in the order in which the reasons came up.
  List<MatchResult.NotAssessed> notAssessed() {
    return notAssessed.entrySet().stream()
        .map(entry -> new MatchResult.NotAssessed(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void conclude(
      InstalledPackage installed,
      List<Ecosystem> ecosystems,
      Predicate<String> counts,
      Consumer<Conclusion> conclusions) {
    Map<String, List<AffectedPackage>> about = about(installed, ecosystems);
    if (about.isEmpty()) {
      return;
    }
    StatementJudges judges = new StatementJudges(installed);
    about.forEach(
        (vulnerability, named) -> {
          if (!counts.test(vulnerability)) {
            return;
          }
          List<Judged> judged = new ArrayList<>(named.size());
          for (AffectedPackage one : named) {
            judged.add(new Judged(one, judges.judge(one)));
          }
          conclusions.accept(new Conclusion(installed, subscriptions, judged));
        });
  }

  /// Statements by vulnerability; kept, because many binary packages share one source.
  private Map<String, List<AffectedPackage>> about(
      InstalledPackage installed, List<Ecosystem> ecosystems) {
    List<String> names = RpmNames.of(installed);
    return statements.computeIfAbsent(
        installed.type() + " " + String.join(" ", names),
        key -> {
          Map<String, List<AffectedPackage>> found = new TreeMap<>();
          for (Ecosystem ecosystem : ecosystems) {
            for (String name : names) {
              for (AffectedPackage one : advisories.affecting(ecosystem, name)) {
                if (wanted.test(one.vulnerability())) {
                  found.computeIfAbsent(one.vulnerability(), id -> new ArrayList<>()).add(one);
                }
              }
            }
          }
          return found;
        });
  }

  private Scope scopeOf(PackageType type) {
    return scopes.computeIfAbsent(
        type,
        key ->
            key.isOperatingSystem()
                ? DistributionScope.of(inventory.operatingSystem(), key, advisories)
                : Scope.ofLanguage(key));
  }

  private void count(String reason) {
    notAssessed.merge(reason, 1, Integer::sum);
  }
}
