package dev.assay.match;

import dev.assay.advisory.PackageNames;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.List;

/// By which names advisories speak of an installed package, and of which of its versions.
///
/// An rpm is named by itself (advisories of fixes), by its source (states of what has no fix, all
/// of Azure Linux and Photon), and, if it was built for a module, by both with the module's stream
/// before it: a fix in one stream says nothing about another. Any other package has one name.
final class RpmNames {
  private RpmNames() {}

  static List<String> of(InstalledPackage installed) {
    if (installed.type() != PackageType.RPM) {
      return List.of(Scope.advisoryName(installed));
    }
    String source = PackageNames.ofSource(installed.source().name());
    String stream = stream(installed.source().module());
    var names = new ArrayList<String>(3);
    names.add(installed.name());
    if (stream.isEmpty()) {
      names.add(source);
    } else {
      names.add(PackageNames.inModule(stream, installed.name()));
      names.add(PackageNames.inModule(stream, source));
    }
    return names;
  }

  /// The version that a statement of this name speaks of. A source rpm's file name tells no epoch,
  /// so statements about sources are kept without one, and neither side has any.
  static String version(InstalledPackage installed, String statementName) {
    if (installed.type() != PackageType.RPM || !PackageNames.isSource(statementName)) {
      return Scope.advisoryVersion(installed);
    }
    String version = installed.source().version();
    return version.substring(version.indexOf(':') + 1);
  }

  /// Whether a statement of this name speaks of one module stream.
  static boolean isInModule(String statementName) {
    int colon = statementName.indexOf(':');
    return colon > 0 && statementName.indexOf('/', colon) > 0;
  }

  /// `nodejs:18` of `nodejs:18:8090020240102:rhel9`.
  private static String stream(String module) {
    String[] parts = module.split(":", -1);
    return parts.length < 2 ? "" : parts[0] + ":" + parts[1];
  }
}
