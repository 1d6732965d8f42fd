package dev.assay.cli.option;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.delivery.Display;
import dev.assay.delivery.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// One result to write.
///
/// @param file empty for standard output
public record Output(ReportFormat format, String file) {
  private static final int FILE_WIDTH = 120;

  /// Writes a result in one format.
  @FunctionalInterface
  public interface Writer {
    void write(ReportFormat format, Display display, OutputStream out) throws IOException;
  }

  /// Writes the result. A file is complete or not there.
  public void write(Session session, int limit, Writer writer) {
    try {
      if (file.isEmpty()) {
        writer.write(
            format, new Display(session.width(), session.isColored(), limit), session.out());
      } else {
        writeFile(session.path(file), limit, writer);
      }
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "cannot write " + (file.isEmpty() ? "standard output" : file),
          List.of(Session.reason(e)),
          "");
    }
  }

  private void writeFile(Path path, int limit, Writer writer) throws IOException {
    var display = new Display(FILE_WIDTH, false, limit);
    WholeFile.write(path, out -> writer.write(format, display, out));
  }
}
