package dev.assay.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/// Where the files of one report go. What is closed without [#finish()] is taken back, as far as
/// the place allows.
public interface ReportFiles extends Closeable {
  /// Adds a file, which comes up under its name when its body is written.
  ///
  /// @param name with `/` between its parts
  /// @param mediaType such as `text/csv`
  void add(String name, String mediaType, Body body) throws IOException;

  /// All files are written: now they are there.
  void finish() throws IOException;

  /// They are to stay.
  void keep();

  /// Writes what is in a file.
  @FunctionalInterface
  interface Body {
    /// Writes it; the stream stays open.
    void write(OutputStream out) throws IOException;
  }
}
