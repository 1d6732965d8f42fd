package dev.assay.cli.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads lines of two versions with a tab between them, however many there are and however long
/// one is. For one thread.
final class PairReader {
  /// Far more than the longest version that any order takes.
  private static final int LONGEST = 1 << 14;

  private final InputStream in;
  private final byte[] line = new byte[LONGEST];
  private long number;

  PairReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /// One line of the input.
  sealed interface Line {
    /// Two versions.
    record Pair(String a, String b) implements Line {}

    /// Something else.
    ///
    /// @param reason a clause for people
    record Bad(String reason) implements Line {}
  }

  /// The next line; empty behind the last. Blank lines count as lines.
  Optional<Line> next() throws IOException {
    int length = 0;
    int letter = in.read();
    if (letter < 0) {
      return Optional.empty();
    }
    number++;
    while (letter >= 0 && letter != '\n') {
      if (length < LONGEST) {
        line[length] = (byte) letter;
      }
      length = Math.min(length, LONGEST) + 1;
      letter = in.read();
    }
    return Optional.of(read(length));
  }

  private Line read(int length) {
    if (length > LONGEST) {
      return new Line.Bad("longer than " + LONGEST + " bytes");
    }
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = new String(line, 0, end, StandardCharsets.UTF_8);
    int tab = text.indexOf('\t');
    if (tab < 0 || text.indexOf('\t', tab + 1) >= 0) {
      return new Line.Bad("not two versions with a tab between them");
    }
    return new Line.Pair(text.substring(0, tab), text.substring(tab + 1));
  }

  /// The line read last, counted from 1.
  long number() {
    return number;
  }

  /// Whether the next line may have to be waited for: then what is known should be shown.
  boolean mayWait() throws IOException {
    return in.available() == 0;
  }
}
