package dev.assay.delivery.format;

import dev.assay.delivery.Display;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.TerminalText;
import dev.assay.model.Artifact;
import dev.assay.model.BuildStep;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a scan put together by what they have in common, the group with the most urgent
/// finding first.
final class FindingGroups {
  private static final int DIGEST_LENGTH = "sha256:".length() + 12;

  private final TextPage page;
  private final ScanReport report;
  private final Display display;

  FindingGroups(TextPage page, ScanReport report, Display display) {
    this.page = page;
    this.report = report;
    this.display = display;
  }

  void write() {
    List<FindingRow> rows = FindingRow.of(report.findings(), this::apart);
    Map<String, List<FindingRow>> groups = new LinkedHashMap<>();
    for (FindingRow row : rows) {
      groups.computeIfAbsent(title(row), _ -> new ArrayList<>()).add(row);
    }
    int left = display.limit() == 0 ? rows.size() : display.limit();
    int written = 0;
    for (Map.Entry<String, List<FindingRow>> group : groups.entrySet()) {
      if (left == 0) {
        break;
      }
      List<FindingRow> own = group.getValue();
      page.blank();
      page.line(group.getKey() + " · " + counts(own), 2);
      int shown = Math.min(left, own.size());
      FindingTable.write(page, own.subList(0, shown));
      left -= shown;
      written += shown;
    }
    if (written < rows.size()) {
      page.blank();
      page.line("… " + Words.count(rows.size() - written, "more row") + ": --limit 0 shows all");
    }
  }

  /// Packages in different groups share no row.
  private String apart(InstalledPackage installed) {
    return switch (display.grouping()) {
      case FILE -> installed.location().path();
      case LAYER -> installed.location().layer();
      case NONE, PACKAGE, VULNERABILITY -> "";
    };
  }

  private String title(FindingRow row) {
    InstalledPackage installed = row.installed();
    String title =
        switch (display.grouping()) {
          case PACKAGE -> installed.name() + " (" + installed.type().purlType() + ")";
          case VULNERABILITY -> row.finding().vulnerability().id();
          case FILE -> installed.location().path();
          case LAYER -> layer(installed.location().layer());
          case NONE -> "";
        };
    return TerminalText.clean(title);
  }

  /// The digest, cut, and the instruction that made the layer.
  private String layer(String digest) {
    if (digest.isEmpty()) {
      return "no layer";
    }
    String start = digest.substring(0, Math.min(DIGEST_LENGTH, digest.length()));
    return report.inventory().artifact() instanceof Artifact.Image image
        ? image.step(digest).map(BuildStep::createdBy).map(step -> start + " " + step).orElse(start)
        : start;
  }

  /// `3 findings: 1 critical, 2 high`.
  private static String counts(List<FindingRow> rows) {
    Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    rows.stream()
        .map(FindingRow::finding)
        .distinct()
        .forEach(finding -> bySeverity.merge(finding.severity(), 1, Integer::sum));
    var words = new ArrayList<String>();
    int all = 0;
    for (Severity severity : List.of(Severity.values()).reversed()) {
      int count = bySeverity.getOrDefault(severity, 0);
      all += count;
      if (count > 0) {
        words.add(count + " " + Words.of(severity));
      }
    }
    return Words.count(all, "finding") + ": " + String.join(", ", words);
  }
}
