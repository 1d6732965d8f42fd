package dev.assay.inventory.source.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What stands before a member because its header is too small for it: PAX records (POSIX.1-2001
/// pax, "pax Extended Header") and GNU's long names.
final class LongFields {
  /// Longest such header that is kept; PATH_MAX is 4096, so nothing honest comes near.
  private static final int LONGEST = 1 << 20;

  private final TarReader tar;
  private final Map<String, String> fields = new HashMap<>();
  private int taken;

  LongFields(TarReader tar) {
    this.tar = tar;
  }

  /// Reads a header if it is one of these, and says whether it was.
  boolean read(char type, long size) throws IOException {
    if (type != 'x' && type != 'g' && type != 'L' && type != 'K') {
      return false;
    }
    if (size > LONGEST) {
      tar.skip(size + TarReader.padding(size));
      tar.countDamage();
      return true;
    }
    byte[] bytes = tar.read((int) size);
    tar.skip(TarReader.padding(size));
    switch (type) {
      case 'x' -> records(bytes);
      case 'L' -> fields.put("path", text(bytes));
      case 'K' -> fields.put("linkpath", text(bytes));
      // A global header speaks of the archive; what it says of paths nobody writes.
      default -> {}
    }
    return true;
  }

  String path(String fromHeader) {
    return fields.getOrDefault("GNU.sparse.name", fields.getOrDefault("path", fromHeader));
  }

  String target(String fromHeader) {
    return fields.getOrDefault("linkpath", fromHeader);
  }

  long size(long fromHeader) {
    long stated = decimal(fields.getOrDefault("size", ""));
    return stated < 0 ? fromHeader : stated;
  }

  /// Which parts of a sparse file the archive holds (GNU tar manual, "Storing Sparse Files").
  SparseMap sparse(char type, byte[] block, long held) throws IOException {
    taken = 0;
    if (type == 'S') {
      return SparseMap.old(tar, block);
    }
    String map = fields.getOrDefault("GNU.sparse.map", "");
    long real = decimal(fields.getOrDefault("GNU.sparse.size", ""));
    if (!map.isEmpty() && real >= 0) {
      return SparseMap.listed(map, real);
    }
    real = decimal(fields.getOrDefault("GNU.sparse.realsize", ""));
    if (!fields.getOrDefault("GNU.sparse.major", "").equals("1") || real < 0) {
      return SparseMap.NONE;
    }
    long before = tar.position();
    SparseMap sparse = SparseMap.inContent(tar, held, real);
    taken = (int) (tar.position() - before);
    return sparse;
  }

  /// How many bytes of the member's content its sparse map took.
  int takenFromContent() {
    return taken;
  }

  void clear() {
    fields.clear();
    taken = 0;
  }

  /// Each record is `length key=value\n`, the length counting itself. A record that is not ends
  /// the header.
  private void records(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int blank = at;
      int length = 0;
      while (blank < bytes.length
          && bytes[blank] >= '0'
          && bytes[blank] <= '9'
          && length < LONGEST) {
        length = length * 10 + bytes[blank++] - '0';
      }
      int end = at + length;
      if (blank == at || end > bytes.length || end <= blank + 1 || bytes[blank] != ' ') {
        tar.countDamage();
        return;
      }
      var text = new String(bytes, blank + 1, end - blank - 2, StandardCharsets.UTF_8);
      int equals = text.indexOf('=');
      if (equals > 0) {
        keep(text.substring(0, equals), text.substring(equals + 1));
      }
      at = end;
    }
  }

  private void keep(String key, String value) {
    boolean used =
        key.equals("path")
            || key.equals("linkpath")
            || key.equals("size")
            || key.startsWith("GNU.sparse.");
    if (used && !value.isEmpty()) {
      fields.put(key, value);
    }
  }

  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /// -1 where it is no number of at most eighteen digits.
  static long decimal(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
