package dev.assay.delivery.format;

import dev.assay.delivery.Display;
import dev.assay.delivery.InventoryReport;
import dev.assay.delivery.TerminalText;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Purl;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An inventory as text: a list for people, or tab-separated records for grep and awk.
public final class InventoryText {
  private InventoryText() {}

  /// Writes a list that fits the display; the stream stays open.
  public static void writeTable(InventoryReport report, Display display, OutputStream out)
      throws IOException {
    var page = new TextPage(display);
    List<InstalledPackage> packages = report.inventory().packages();
    String system = Words.of(report.inventory().operatingSystem());
    page.line(
        TerminalText.clean(report.inventory().artifact().name())
            + (system.isEmpty() ? "" : " · " + system)
            + " · "
            + Words.count(packages.size(), "package"));
    page.blank();
    int shown = display.limit() == 0 ? packages.size() : Math.min(display.limit(), packages.size());
    for (InstalledPackage installed : packages.subList(0, shown)) {
      page.line(
          TerminalText.clean(
              installed.type().purlType()
                  + "  "
                  + installed.name()
                  + " "
                  + installed.version()
                  + "  "
                  + installed.location().path()),
          4);
    }
    if (shown < packages.size()) {
      page.line(
          "… " + Words.count(packages.size() - shown, "more package") + ": --limit 0 shows all");
    }
    for (InputProblem problem : report.inventory().problems()) {
      page.line("problem: " + TerminalText.clean(problem.message()));
    }
    page.writeTo(out);
  }

  /// Writes a record a line; the stream stays open.
  public static void writePlain(InventoryReport report, OutputStream stream) throws IOException {
    var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.write("# tool\tassay " + TerminalText.clean(report.toolVersion()) + "\n");
    out.write("# target\t" + TerminalText.clean(report.target()) + "\n");
    for (InputProblem problem : report.inventory().problems()) {
      out.write("# problem\t" + TerminalText.clean(problem.code() + " " + problem.message()));
      out.write('\n');
    }
    out.write("#type\tname\tversion\tarchitecture\tsource\tpath\tline\tlayer\tpurl\n");
    for (InstalledPackage installed : report.inventory().packages()) {
      out.write(
          String.join(
              "\t",
              installed.type().purlType(),
              value(installed.name()),
              value(installed.version()),
              value(installed.architecture()),
              value(installed.source().name()),
              value(installed.location().path()),
              value(installed.location().line() == 0 ? "" : "" + installed.location().line()),
              value(installed.location().layer()),
              Purl.of(installed, report.inventory().operatingSystem()).toString()));
      out.write('\n');
    }
    out.flush();
  }

  private static String value(String text) {
    return text.isEmpty() ? "-" : TerminalText.clean(text);
  }
}
