package dev.assay.inventory.extract.input;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.model.InputProblem;

/// The problems of one file: the first are listed, the others counted, so that a file of nothing
/// but mistakes cannot fill the memory. Closing it hands over the count.
///
/// Codes are the prefix and a number. These numbers mean the same in every format: 001 a field is
/// missing, 002 a value cannot be a name or version, 003 a limit was reached, 004 the file is
/// broken, 099 problems that were only counted.
public final class FileProblems implements AutoCloseable {
  private static final int LISTED = 20;
  private static final int LONGEST_WORD = 1_000;

  private final String prefix;
  private final String path;
  private final PackageSink sink;
  private int count;

  /// Begins a file.
  ///
  /// @param prefix of every code, such as `INV-DPKG`
  /// @param path of the file
  public FileProblems(String prefix, String path, PackageSink sink) {
    this.prefix = prefix;
    this.path = path;
    this.sink = sink;
  }

  /// A problem at a place of the file.
  public void add(
      int number, int line, int column, String field, String value, String reason, String effect) {
    count++;
    if (count <= LISTED) {
      sink.add(
          new InputProblem(
              code(number),
              path,
              line,
              column,
              field.equals(path) ? "" : field,
              shortened(value),
              reason,
              effect));
    }
  }

  /// A field that had to be there.
  public void missing(int line, String field, String effect) {
    add(1, line, 0, field, "", "the field is missing", effect);
  }

  /// A limit that ended the reading of something.
  public void limit(int line, String reason, String effect) {
    add(3, line, 0, "", "", reason, effect);
  }

  /// A file that is not what its name says.
  public void broken(int line, int column, String reason, String effect) {
    add(4, line, column, "", "", reason, effect);
  }

  /// Whether a value can be a package's name or version: something, no longer than any real one, no
  /// blank and nothing that cannot be printed. Otherwise adds a problem.
  public boolean accepts(int line, String field, String value, String effect) {
    if (value.isEmpty()) {
      missing(line, field, effect);
      return false;
    }
    if (value.length() > LONGEST_WORD) {
      add(2, line, 0, field, value, "longer than " + LONGEST_WORD + " characters", effect);
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '\ufffd' || (c > 0x7f && isUnprintable(c))) {
        add(2, line, 0, field, value, "holds a blank or a character without a form", effect);
        return false;
      }
    }
    return true;
  }

  private static boolean isUnprintable(char c) {
    return Character.isISOControl(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  @Override
  public void close() {
    if (count > LISTED) {
      sink.add(
          InputProblem.of(
              code(99),
              path,
              (count - LISTED) + " more problems were found in this file",
              "what they concern was skipped"));
    }
  }

  private String code(int number) {
    return prefix + (number < 10 ? "-00" : "-0") + number;
  }

  /// The record cuts its value too, but only after looking at every character of it.
  private static String shortened(String value) {
    return value.length() <= 100 ? value : value.substring(0, 100);
  }
}
