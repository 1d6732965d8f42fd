package dev.assay.delivery.format;

import dev.assay.delivery.Baseline;
import dev.assay.delivery.Difference;
import dev.assay.delivery.Display;
import dev.assay.delivery.PackageChange;
import dev.assay.delivery.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// What is new and what is fixed between two scans, for people. What both have is only counted.
public final class DifferenceText {
  private static final int SEVERITY = 13;
  private static final int ID = 19;

  private final TextPage page;
  private final Display display;

  private DifferenceText(Display display) {
    this.display = display;
    this.page = new TextPage(display);
  }

  /// Writes a difference; the stream stays open.
  public static void write(Difference difference, Display display, OutputStream out)
      throws IOException {
    new DifferenceText(display).page(difference).writeTo(out);
  }

  private TextPage page(Difference difference) {
    page.line(
        TerminalText.clean(difference.old()) + " → " + TerminalText.clean(difference.later()));
    page.blank();
    page.line(
        difference.fresh().size()
            + " new, "
            + difference.gone().size()
            + " fixed, "
            + difference.same()
            + " unchanged");
    write("NEW", difference.fresh());
    write("FIXED", difference.gone());
    if (difference.listsPackages()) {
      writePackages(difference.packages());
    } else {
      page.blank();
      page.line("packages are compared between two targets: a report does not list them");
    }
    return page;
  }

  private void writePackages(List<PackageChange> changes) {
    page.blank();
    page.line(
        "PACKAGES  "
            + count(changes, PackageChange.Kind.ADDED)
            + " added, "
            + count(changes, PackageChange.Kind.REMOVED)
            + " removed, "
            + count(changes, PackageChange.Kind.CHANGED)
            + " changed");
    int shown = shown(changes.size());
    for (PackageChange change : changes.subList(0, shown)) {
      String versions =
          switch (change.kind()) {
            case ADDED -> "+ " + String.join(" ", change.after());
            case REMOVED -> "- " + String.join(" ", change.before());
            case CHANGED ->
                String.join(" ", change.before()) + " → " + String.join(" ", change.after());
          };
      page.line(TerminalText.clean(change.type() + "  " + change.name() + " " + versions), 2);
    }
    more(changes.size() - shown);
  }

  private static long count(List<PackageChange> changes, PackageChange.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  private int shown(int rows) {
    return display.limit() == 0 ? rows : Math.min(display.limit(), rows);
  }

  private void more(int rows) {
    if (rows > 0) {
      page.line("… " + Words.count(rows, "more row") + ": --limit 0 shows all");
    }
  }

  private void write(String title, List<Baseline.Known> findings) {
    if (findings.isEmpty()) {
      return;
    }
    page.blank();
    page.line(title);
    int shown = shown(findings.size());
    for (Baseline.Known known : findings.subList(0, shown)) {
      String severity = TerminalText.clean(known.severity());
      String id = TerminalText.clean(known.id());
      page.line(
          severity
              + TerminalText.padding(severity, SEVERITY)
              + " "
              + id
              + TerminalText.padding(id, ID)
              + " "
              + TerminalText.clean(String.join(" ", known.names())),
          2);
    }
    more(findings.size() - shown);
  }
}
