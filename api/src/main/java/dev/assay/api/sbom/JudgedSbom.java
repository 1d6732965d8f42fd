package dev.assay.api.sbom;

import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Severity;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What was found in a document.
///
/// @param name what places within the document are called
/// @param result every verdict
/// @param findings those that are findings, by vulnerability
record JudgedSbom(String name, MatchResult result, List<PackageFinding> findings) {

  /// What is said about components without findings: one sentence each, by `bom-ref`.
  ///
  /// The two usual sentences are Amazon Inspector's, which tools look for.
  Map<String, String> remarks(Components components) {
    Set<Component.Identity> judged = new HashSet<>();
    result.inventory().packages().forEach(p -> judged.add(Component.Identity.of(p)));
    Map<Component.Identity, Set<String>> open = new HashMap<>();
    for (Verdict.Undecidable verdict : result.undecidable()) {
      open.computeIfAbsent(Component.Identity.of(verdict.installed()), i -> new TreeSet<>())
          .add(verdict.statement().vulnerability());
    }
    Set<String> affected = new HashSet<>();
    for (PackageFinding finding : findings) {
      for (VulnerablePackage vulnerable : finding.packages()) {
        components.of(vulnerable.installed()).forEach(c -> affected.add(c.reference()));
      }
    }
    Map<String, String> remarks = new HashMap<>();
    for (Component component : components.all()) {
      if (component.isOperatingSystem() || affected.contains(component.reference())) {
        continue;
      }
      var identity = component.identity();
      if (identity.isEmpty() || !judged.contains(identity.get())) {
        remarks.put(component.reference(), "Component skipped: " + component.doubt());
        continue;
      }
      var undecided = open.getOrDefault(identity.get(), Set.of());
      remarks.put(
          component.reference(),
          undecided.isEmpty()
              ? "Component scanned: no vulnerabilities found."
              : "Component scanned: cannot be decided for " + String.join(", ", undecided) + ".");
    }
    return remarks;
  }

  /// How many vulnerabilities there are of each severity; what has no severity counts as other.
  Map<Count, Integer> counts() {
    Map<Count, Integer> counts = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      counts.put(count, 0);
    }
    findings.forEach(finding -> counts.merge(Count.of(finding.severity()), 1, Integer::sum));
    return counts;
  }

  /// Where a package lies, as the document says; empty where it does not.
  String path(InstalledPackage installed) {
    var path = installed.location().path();
    return path.equals(name) ? "" : path;
  }

  /// The severities that are counted apart.
  enum Count {
    CRITICAL("critical"),
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low"),
    OTHER("other");

    private final String word;

    Count(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Count of(Severity severity) {
      return switch (severity) {
        case CRITICAL -> CRITICAL;
        case HIGH -> HIGH;
        case MEDIUM -> MEDIUM;
        case LOW -> LOW;
        case INFORMATIONAL, UNTRIAGED -> OTHER;
      };
    }
  }
}
