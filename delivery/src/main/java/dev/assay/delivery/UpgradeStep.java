package dev.assay.delivery;

import dev.assay.advisory.KnownExploitation;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageType;
import dev.assay.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One thing a person does, and what it closes: an upgrade of one package, or of all packages built
/// from one source.
///
/// @param action such as `apk upgrade openssl`
/// @param version the lowest that closes all of them
/// @param closes findings that are gone afterwards, most urgent first
/// @param eases findings that another step must close as well
/// @param packages names to upgrade, sorted
/// @param installed each package to upgrade at each of its places, sorted by path, line and name
public record UpgradeStep(
    String action,
    String version,
    List<PackageFinding> closes,
    List<PackageFinding> eases,
    List<String> packages,
    List<InstalledPackage> installed) {

  private static final int MOST_NAMES = 4;

  private static final Comparator<UpgradeStep> MOST_GAIN_FIRST =
      Comparator.<UpgradeStep>comparingLong(UpgradeStep::exploited)
          .thenComparingLong(step -> step.closed(Severity.CRITICAL))
          .thenComparingLong(step -> step.closed(Severity.HIGH))
          .thenComparingLong(step -> step.closed(Severity.MEDIUM))
          .thenComparingInt(step -> step.closes().size())
          .thenComparingInt(step -> step.eases().size())
          .reversed()
          .thenComparing(UpgradeStep::action)
          .thenComparing(UpgradeStep::version);

  private static final Comparator<InstalledPackage> BY_PLACE =
      Comparator.<InstalledPackage, String>comparing(one -> one.location().path())
          .thenComparingInt(one -> one.location().line())
          .thenComparing(InstalledPackage::name)
          .thenComparing(InstalledPackage::version);

  public UpgradeStep {
    closes = List.copyOf(closes);
    eases = List.copyOf(eases);
    packages = List.copyOf(packages);
    installed = List.copyOf(installed);
  }

  /// `apk upgrade openssl → 3.3.3-r0`.
  public String title() {
    return action + " → " + version;
  }

  /// `closes 4 (2 high, 2 medium)`.
  public String effect() {
    var words = new ArrayList<String>();
    if (!closes.isEmpty()) {
      var counts = new ArrayList<String>();
      for (Severity severity : List.of(Severity.values()).reversed()) {
        long count = bySeverity().getOrDefault(severity, 0L);
        if (count > 0) {
          counts.add(count + " " + severity.name().toLowerCase(Locale.ROOT));
        }
      }
      words.add("closes " + closes.size() + " (" + String.join(", ", counts) + ")");
    }
    if (!eases.isEmpty()) {
      words.add("part of " + eases.size());
    }
    return String.join(", ", words);
  }

  /// Empty where the action has named the only package already.
  public String names() {
    if (packages.size() == 1 && action.endsWith(" " + packages.getFirst())) {
      return "";
    }
    return packages.size() <= MOST_NAMES
        ? String.join(" ", packages)
        : String.join(" ", packages.subList(0, MOST_NAMES)) + " +" + (packages.size() - MOST_NAMES);
  }

  /// What is upgraded together.
  private record Unit(PackageType type, String name) {
    static Unit of(InstalledPackage installed) {
      boolean together = installed.type().isOperatingSystem();
      return new Unit(installed.type(), together ? installed.source().name() : installed.name());
    }
  }

  /// A step while findings are added to it.
  private static final class Draft {
    private final List<PackageFinding> closes = new ArrayList<>();
    private final List<PackageFinding> eases = new ArrayList<>();
    private final Set<String> packages = new TreeSet<>();
    private final Set<InstalledPackage> installed = new TreeSet<>(BY_PLACE);
    private String version = "";
  }

  /// Every step that closes or eases something, most gain first.
  public static List<UpgradeStep> of(List<PackageFinding> findings) {
    var drafts = new LinkedHashMap<Unit, Draft>();
    for (PackageFinding finding : findings) {
      var units = new HashSet<Unit>();
      var fixable = new HashSet<Unit>();
      for (VulnerablePackage vulnerable : finding.packages()) {
        Unit unit = Unit.of(vulnerable.installed());
        units.add(unit);
        if (vulnerable.verdict().fix() instanceof Fix.Upgrade(String version)) {
          fixable.add(unit);
          Draft draft = drafts.computeIfAbsent(unit, u -> new Draft());
          draft.installed.add(vulnerable.installed());
          draft.packages.add(TerminalText.clean(vulnerable.installed().name()));
          draft.version = VersionText.highest(version, draft.version);
        }
      }
      boolean whole = units.size() == 1 && allFixable(finding);
      fixable.forEach(u -> (whole ? draft(drafts, u).closes : draft(drafts, u).eases).add(finding));
    }
    return drafts.entrySet().stream()
        .map(entry -> step(entry.getKey(), entry.getValue()))
        .sorted(MOST_GAIN_FIRST)
        .toList();
  }

  private static Draft draft(Map<Unit, Draft> drafts, Unit unit) {
    return drafts.computeIfAbsent(unit, u -> new Draft());
  }

  private static boolean allFixable(PackageFinding finding) {
    return finding.fixAvailability() == PackageFinding.FixAvailability.YES;
  }

  private static UpgradeStep step(Unit unit, Draft draft) {
    return new UpgradeStep(
        action(unit),
        TerminalText.clean(draft.version),
        draft.closes,
        draft.eases,
        List.copyOf(draft.packages),
        List.copyOf(draft.installed));
  }

  /// Go's standard library comes with the compiler, and nothing but building anew replaces it.
  private static String action(Unit unit) {
    return unit.type() == PackageType.GO && unit.name().equals("stdlib")
        ? "build with Go"
        : verb(unit.type()) + " " + TerminalText.clean(unit.name());
  }

  private static String verb(PackageType type) {
    return switch (type) {
      case DEB -> "apt upgrade";
      case APK -> "apk upgrade";
      case RPM -> "dnf upgrade";
      case NPM -> "npm update";
      case PYPI -> "pip install -U";
      case GO -> "go get";
      case GEM -> "bundle update";
      case CARGO -> "cargo update";
      case COMPOSER -> "composer update";
      case PUB -> "dart pub upgrade";
      case HEX -> "mix deps.update";
      case CONDA -> "conda update";
      case COCOAPODS -> "pod update";
      case MAVEN, NUGET, SWIFT, CONAN, CRAN, JULIA, WORDPRESS, GENERIC -> "upgrade";
    };
  }

  /// How many of the closed findings have each severity, worst first.
  public Map<Severity, Long> bySeverity() {
    var counts = new EnumMap<Severity, Long>(Severity.class);
    closes.forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
    return counts;
  }

  private long closed(Severity severity) {
    return closes.stream().filter(finding -> finding.severity() == severity).count();
  }

  private long exploited() {
    return closes.stream()
        .filter(f -> f.vulnerability().exploitation().known() instanceof KnownExploitation.Listed)
        .count();
  }
}
