package dev.assay.delivery;

import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.model.InstalledPackage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What an earlier scan found, to tell what is new since.
///
/// A finding is known by its vulnerability and the type and name of the package. The version, the
/// place and the layer do not count: an upgrade to another affected version, a file that moved and
/// a rebuilt layer bring no new work. An id does not count either where another of the same flaw
/// is known, because a `GHSA-…` of yesterday may be a `CVE-…` today.
///
/// @param name as it was named on the command line
/// @param findings those of the earlier scan, the hidden ones too: hiding one is knowing it
public record Baseline(String name, List<Known> findings) {
  public Baseline {
    findings = List.copyOf(findings);
  }

  /// One finding.
  ///
  /// @param aliases other ids of the same flaw
  /// @param severity in lower case, as it was
  /// @param packages that had it
  public record Known(
      String id, List<String> aliases, String severity, boolean hidden, Set<Affected> packages) {
    public Known {
      aliases = List.copyOf(aliases);
      packages = Set.copyOf(packages);
    }

    /// All ids of the flaw.
    List<String> ids() {
      List<String> ids = new ArrayList<>(aliases);
      ids.add(id);
      return ids;
    }

    /// Names of the packages, sorted.
    public List<String> names() {
      return packages.stream().map(Affected::name).distinct().sorted().toList();
    }
  }

  /// A package without its version and place.
  ///
  /// @param type as in a purl
  public record Affected(String type, String name) {
    static Affected of(VulnerablePackage vulnerable) {
      InstalledPackage installed = vulnerable.installed();
      return new Affected(installed.type().purlType(), installed.name());
    }
  }

  /// What is known of one flaw in one package.
  private record Pair(String id, Affected affected) {}

  /// What a scan has just found.
  public static Baseline of(String name, List<PackageFinding> findings) {
    return new Baseline(name, findings.stream().map(finding -> known(finding, false)).toList());
  }

  /// Holds today's findings against it.
  ///
  /// @param shown the findings of which the new ones are wanted
  /// @param hidden those that are still there, but hidden
  public Comparison compare(List<PackageFinding> shown, List<PackageFinding> hidden) {
    Set<Pair> before = pairs(findings);
    List<Known> today = new ArrayList<>();
    List<PackageFinding> fresh = new ArrayList<>();
    for (PackageFinding finding : shown) {
      Known known = known(finding, false);
      today.add(known);
      if (!isThere(known, before)) {
        fresh.add(finding);
      }
    }
    hidden.forEach(finding -> today.add(known(finding, true)));
    return new Comparison(name, fresh, gone(pairs(today)));
  }

  /// Holds a later scan against it. What one of the two hides is there all the same: it is neither
  /// new by being shown nor fixed by being hidden.
  public Difference compare(Baseline later) {
    Set<Pair> before = pairs(findings);
    List<Known> shown = later.findings.stream().filter(known -> !known.hidden()).toList();
    List<Known> fresh = shown.stream().filter(known -> !isThere(known, before)).toList();
    int same = shown.size() - fresh.size();
    List<Known> gone = gone(pairs(later.findings));
    return new Difference(name, later.name, fresh, gone, same, List.of(), false);
  }

  private List<Known> gone(Set<Pair> now) {
    return findings.stream()
        .filter(known -> !known.hidden())
        .filter(known -> pairs(List.of(known)).stream().noneMatch(now::contains))
        .toList();
  }

  /// Whether each of its packages had it, under any of its ids.
  private static boolean isThere(Known known, Set<Pair> before) {
    return known.packages().stream()
        .allMatch(
            affected ->
                known.ids().stream().anyMatch(id -> before.contains(new Pair(id, affected))));
  }

  private static Set<Pair> pairs(List<Known> all) {
    Set<Pair> pairs = new HashSet<>();
    for (Known known : all) {
      for (Affected affected : known.packages()) {
        known.ids().forEach(id -> pairs.add(new Pair(id, affected)));
      }
    }
    return pairs;
  }

  private static Known known(PackageFinding finding, boolean hidden) {
    return new Known(
        finding.vulnerability().id(),
        finding.vulnerability().aliases(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        hidden,
        finding.packages().stream().map(Affected::of).collect(Collectors.toSet()));
  }
}
