package dev.assay.delivery.format;

import dev.assay.advisory.AffectedPackage;
import dev.assay.delivery.Explanation;
import dev.assay.delivery.TerminalText;
import dev.assay.match.MatchResult;
import dev.assay.match.Matcher;
import dev.assay.model.InstalledPackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Why a vulnerability is not reported, step by step: is it known, which packages do records name,
/// which of these are installed, which of those were judged, and what was not looked at.
final class AbsenceText {
  private static final int MOST_NAMES = 20;
  private static final int MOST_RELEASES = 6;

  private final Explanation explanation;
  private final TextPage page;

  AbsenceText(Explanation explanation, TextPage page) {
    this.explanation = explanation;
    this.page = page;
  }

  void write() {
    page.blank();
    page.line("STEP BY STEP");
    if (explanation.known().isEmpty()) {
      step(1, "the advisories do not know " + explanation.id() + " under this or any other id");
      step(2, "so no record names a package, and nothing can be compared");
      return;
    }
    var known = explanation.known().getFirst();
    step(
        1,
        "the advisories know it as "
            + known.id()
            + (known.aliases().isEmpty() ? "" : ", also " + String.join(", ", known.aliases())));
    Map<String, Set<String>> named = byName();
    if (named.isEmpty()) {
      step(2, "no record says which packages have it: nothing can be compared");
    } else {
      step(2, "records name " + Words.count(named.size(), "package") + ":");
      writeNames(named);
    }
    int judged = explanation.verdicts().size();
    step(
        3,
        judged == 0
            ? "so no installed package was compared"
            : Words.count(judged, "installed package") + " compared, as said above");
    writeNotAssessed();
  }

  /// What is installed comes first, by itself; what is not, in one list.
  private void writeNames(Map<String, Set<String>> named) {
    var absent = new ArrayList<String>();
    for (var entry : named.entrySet()) {
      List<InstalledPackage> same = installed(entry.getKey());
      if (same.isEmpty()) {
        absent.add(entry.getKey());
      } else {
        writeName(entry.getKey(), entry.getValue(), same);
      }
    }
    if (!absent.isEmpty()) {
      int more = absent.size() - MOST_NAMES;
      page.line(
          TerminalText.clean(
              "     · not installed: "
                  + String.join(", ", absent.subList(0, Math.min(MOST_NAMES, absent.size())))
                  + (more > 0 ? " and " + more + " more" : "")),
          7);
    }
  }

  private void writeNotAssessed() {
    if (explanation.notAssessed().isEmpty()) {
      step(4, "every package of the target was looked at");
      return;
    }
    step(4, "not looked at, so nothing is known of them:");
    for (MatchResult.NotAssessed group : explanation.notAssessed()) {
      page.line(
          "     · "
              + Words.count(group.packages(), "package")
              + ": "
              + TerminalText.clean(group.reason()),
          7);
    }
  }

  private Map<String, Set<String>> byName() {
    Map<String, Set<String>> named = new LinkedHashMap<>();
    for (AffectedPackage one : explanation.named()) {
      named.computeIfAbsent(one.name(), n -> new TreeSet<>()).add(one.ecosystem().toString());
    }
    return named;
  }

  private void writeName(String name, Set<String> ecosystems, List<InstalledPackage> same) {
    List<String> shown = ecosystems.stream().limit(MOST_RELEASES).toList();
    String more =
        ecosystems.size() > MOST_RELEASES
            ? " and " + (ecosystems.size() - MOST_RELEASES) + " more"
            : "";
    page.line(
        TerminalText.clean(
            "     · " + name + " in " + String.join(", ", shown) + more + ": " + state(same)),
        7);
  }

  private List<InstalledPackage> installed(String name) {
    var same = new ArrayList<InstalledPackage>();
    for (InstalledPackage installed : explanation.inventory().packages()) {
      if (Matcher.advisoryName(installed).equalsIgnoreCase(name)) {
        same.add(installed);
      }
    }
    return same;
  }

  private String state(List<InstalledPackage> same) {
    InstalledPackage first = same.getFirst();
    String what = first.type().purlType() + " package " + first.name() + " " + first.version();
    if (explanation.verdicts().stream().anyMatch(v -> same.contains(v.installed()))) {
      return what + " is installed and was compared";
    }
    return first.owner().isEmpty()
        ? what + " is installed, and these records do not speak for it"
        : what
            + " is installed by the package "
            + first.owner()
            + " of the operating system, which is judged in its place";
  }

  private void step(int number, String text) {
    page.line("  " + number + "  " + TerminalText.clean(text), 5);
  }
}
