package dev.assay.match;

import dev.assay.advisory.AffectedPackage;
import dev.assay.model.InstalledPackage;
import java.util.HashMap;
import java.util.Map;

/// Judges for one installed package, one for each of its versions that statements speak of.
final class StatementJudges {
  private final InstalledPackage installed;
  private final VersionScheme scheme;
  private final Map<String, StatementJudge> byVersion = new HashMap<>(2);

  StatementJudges(InstalledPackage installed) {
    this.installed = installed;
    this.scheme = VersionScheme.of(installed.type());
  }

  Judgement judge(AffectedPackage one) {
    String version = RpmNames.version(installed, one.name());
    boolean sameStream = RpmNames.isInModule(one.name());
    return byVersion
        .computeIfAbsent(
            version + (sameStream ? " of its stream" : ""),
            key -> new StatementJudge(version, scheme, sameStream))
        .judge(one.statement());
  }
}
