package dev.assay.delivery;

import dev.assay.delivery.format.StoredFindingCsv;
import dev.assay.finding.StoredFinding;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Stored findings as the CSV of Inspector's findings report, one after the other.
public final class FindingsCsv {
  private final Writer out;
  private final StoredFindingCsv csv;

  /// Writes the header; the stream stays open.
  ///
  /// @param now what ages are counted to
  public FindingsCsv(OutputStream stream, Instant now) throws IOException {
    this.out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    this.csv = new StoredFindingCsv(out, now);
  }

  /// Writes one row.
  public void write(StoredFinding finding) throws IOException {
    csv.write(finding);
  }

  /// Hands over what is held back.
  public void finish() throws IOException {
    out.flush();
  }
}
