package dev.assay.advisory.index;

import dev.assay.advisory.Ecosystem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The sorted tables of an index and the strings they name, read where they lie.
final class Tables {
  /// Bytes of a row of two numbers.
  static final int PAIR = 8;

  /// Bytes of a row of [Section#PACKAGES].
  static final int PACKAGE_ROW = 12;

  private final ByteBuffer file;
  private final Header header;

  Tables(ByteBuffer file, Header header) {
    this.file = file;
    this.header = header;
  }

  List<String> strings(Cursor in) {
    int count = in.nextVarint();
    if (count == 0) {
      return List.of();
    }
    var texts = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      texts.add(string(in.nextVarint()));
    }
    return texts;
  }

  int ecosystemNumber(Ecosystem wanted) {
    int row =
        firstAtLeast(
            Section.ECOSYSTEMS,
            PAIR,
            r -> {
              Ecosystem here = ecosystem(r);
              int byName = here.name().compareTo(wanted.name());
              return byName != 0 ? byName : here.release().compareTo(wanted.release());
            });
    return row < rows(Section.ECOSYSTEMS, PAIR) && ecosystem(row).equals(wanted) ? row : -1;
  }

  Ecosystem ecosystem(int row) {
    return new Ecosystem(
        string(intAt(Section.ECOSYSTEMS, row * PAIR)),
        string(intAt(Section.ECOSYSTEMS, row * PAIR + 4)));
  }

  int stringNumber(String text) {
    byte[] wanted = utf8(text);
    int row = firstAtLeast(Section.STRING_ENDS, 4, r -> compareString(r, wanted));
    return row < rows(Section.STRING_ENDS, 4) && compareString(row, wanted) == 0 ? row : -1;
  }

  int packageRow(int ecosystem, int packageName) {
    int row =
        firstAtLeast(
            Section.PACKAGES,
            PACKAGE_ROW,
            r -> {
              int bySpace = Integer.compare(intAt(Section.PACKAGES, r * PACKAGE_ROW), ecosystem);
              return bySpace != 0
                  ? bySpace
                  : Integer.compare(intAt(Section.PACKAGES, r * PACKAGE_ROW + 4), packageName);
            });
    boolean found =
        row < rows(Section.PACKAGES, PACKAGE_ROW)
            && intAt(Section.PACKAGES, row * PACKAGE_ROW) == ecosystem
            && intAt(Section.PACKAGES, row * PACKAGE_ROW + 4) == packageName;
    return found ? row : -1;
  }

  /// Compares a row with what is looked for.
  interface RowOrder {
    int compare(int row);
  }

  /// The first row that does not come before what is looked for.
  int firstAtLeast(Section section, int width, RowOrder order) {
    int low = 0;
    int high = rows(section, width);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(middle) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int compareString(int number, byte[] wanted) {
    int start = stringStart(number);
    int length = intAt(Section.STRING_ENDS, number * 4) - start;
    int base = header.offset(Section.STRINGS) + start;
    int shared = Math.min(length, wanted.length);
    for (int i = 0; i < shared; i++) {
      int difference = (file.get(base + i) & 0xff) - (wanted[i] & 0xff);
      if (difference != 0) {
        return difference;
      }
    }
    return length - wanted.length;
  }

  String string(int number) {
    int start = stringStart(number);
    byte[] utf8 = new byte[intAt(Section.STRING_ENDS, number * 4) - start];
    file.get(header.offset(Section.STRINGS) + start, utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  int stringStart(int number) {
    return number == 0 ? 0 : intAt(Section.STRING_ENDS, (number - 1) * 4);
  }

  String idAt(int row) {
    return string(intAt(Section.IDS, row * PAIR));
  }

  int rows(Section section, int width) {
    return header.length(section) / width;
  }

  int intAt(Section section, int offset) {
    return file.getInt(header.offset(section) + offset);
  }

  Cursor cursor(Section section, int offset) {
    return new Cursor(file, header.offset(section) + offset);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
