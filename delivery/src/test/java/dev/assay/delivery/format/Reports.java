package dev.assay.delivery.format;

import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.model.Severity;
import java.util.List;

/// Reports made of findings in packages of npm, for tests outside this package.
public final class Reports {
  private Reports() {}

  public static ScanReport of(PackageFinding... findings) {
    return Samples.of(List.of(findings));
  }

  public static PackageFinding finding(String id, String name, String version) {
    return Samples.finding(
        Samples.vulnerability(id, Samples.nvd("7.2"), Samples.epss(0.01), false),
        Severity.HIGH,
        new Score.Rated(Samples.nvd("7.2").getFirst()),
        Samples.affected(Samples.npm(name, version, "app/" + version), "9.0"));
  }
}
