package dev.assay.advisory.feed;

import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The lines of a text file small enough to hold whole.
public final class Lines {
  private static final int LONGEST_FILE = 16 << 20;

  private Lines() {}

  /// Lines without their ends; bytes that are no UTF-8 are replaced. A file longer than 16 MiB is
  /// cut, with a problem.
  ///
  /// @param code of the problem
  public static List<String> of(InputStream in, String code, String source, FactSink sink)
      throws IOException {
    byte[] bytes = in.readNBytes(LONGEST_FILE);
    if (bytes.length == LONGEST_FILE && in.read() >= 0) {
      sink.problem(InputProblem.of(code, source, "is longer than 16 MiB", "the rest is skipped"));
    }
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }
}
