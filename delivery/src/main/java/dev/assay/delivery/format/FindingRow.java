package dev.assay.delivery.format;

import dev.assay.delivery.TerminalText;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// One vulnerability of one package in one version, with every place where it is installed.
///
/// @param places at least one, in the finding's order
record FindingRow(PackageFinding finding, List<VulnerablePackage> places) {
  FindingRow {
    places = List.copyOf(places);
  }

  /// What makes two places the same row.
  private record Key(PackageType type, String name, String version, String fix, String place) {}

  static List<FindingRow> of(List<PackageFinding> findings) {
    return of(findings, any -> "");
  }

  /// @param apart places for which this differs are rows of their own
  static List<FindingRow> of(
      List<PackageFinding> findings, Function<InstalledPackage, String> apart) {
    var rows = new ArrayList<FindingRow>();
    for (PackageFinding finding : findings) {
      var places = new LinkedHashMap<Key, List<VulnerablePackage>>();
      for (VulnerablePackage vulnerable : finding.packages()) {
        places.computeIfAbsent(key(vulnerable, apart), k -> new ArrayList<>()).add(vulnerable);
      }
      places.values().forEach(same -> rows.add(new FindingRow(finding, same)));
    }
    return rows;
  }

  private static Key key(VulnerablePackage vulnerable, Function<InstalledPackage, String> apart) {
    InstalledPackage installed = vulnerable.installed();
    return new Key(
        installed.type(),
        installed.name(),
        installed.version(),
        Words.of(vulnerable.verdict().fix()),
        apart.apply(installed));
  }

  VulnerablePackage first() {
    return places.getFirst();
  }

  InstalledPackage installed() {
    return first().installed();
  }

  String id() {
    return TerminalText.clean(finding.vulnerability().id());
  }

  /// The package's name, with how often it is there where that is more than once.
  String name() {
    String name = TerminalText.clean(installed().name());
    return places.size() == 1 ? name : name + " ×" + places.size();
  }

  String version() {
    return TerminalText.clean(installed().version());
  }

  String fixedIn() {
    return Words.of(first().verdict().fix());
  }
}
