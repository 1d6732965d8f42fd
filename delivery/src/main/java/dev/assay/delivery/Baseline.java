package dev.assay.delivery;

import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.model.InstalledPackage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /// Holds today's findings against it.
  ///
  /// @param shown the findings of which the new ones are wanted
  /// @param hidden those that are still there, but hidden
  public Comparison compare(List<PackageFinding> shown, List<PackageFinding> hidden) {
    Set<Pair> before = new HashSet<>();
    for (Known known : findings) {
      for (Affected affected : known.packages()) {
        before.add(new Pair(known.id(), affected));
        known.aliases().forEach(alias -> before.add(new Pair(alias, affected)));
      }
    }
    Set<Pair> now = new HashSet<>();
    shown.forEach(finding -> now.addAll(pairs(finding)));
    hidden.forEach(finding -> now.addAll(pairs(finding)));
    List<PackageFinding> fresh = new ArrayList<>();
    for (PackageFinding finding : shown) {
      if (!isKnown(finding, before)) {
        fresh.add(finding);
      }
    }
    return new Comparison(
        name, fresh, findings.stream().filter(known -> isGone(known, now)).toList());
  }

  private static boolean isKnown(PackageFinding finding, Set<Pair> before) {
    return finding.packages().stream()
        .map(Affected::of)
        .allMatch(
            affected ->
                ids(finding).stream().anyMatch(id -> before.contains(new Pair(id, affected))));
  }

  private static boolean isGone(Known known, Set<Pair> now) {
    List<String> ids = new ArrayList<>(known.aliases());
    ids.add(known.id());
    return !known.hidden()
        && known.packages().stream()
            .noneMatch(
                affected -> ids.stream().anyMatch(id -> now.contains(new Pair(id, affected))));
  }

  private static List<Pair> pairs(PackageFinding finding) {
    List<Pair> pairs = new ArrayList<>();
    for (VulnerablePackage vulnerable : finding.packages()) {
      ids(finding).forEach(id -> pairs.add(new Pair(id, Affected.of(vulnerable))));
    }
    return pairs;
  }

  private static List<String> ids(PackageFinding finding) {
    List<String> ids = new ArrayList<>(finding.vulnerability().aliases());
    ids.add(finding.vulnerability().id());
    return ids;
  }
}
