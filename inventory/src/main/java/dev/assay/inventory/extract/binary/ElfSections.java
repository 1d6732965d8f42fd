package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.RandomContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where the named sections of an ELF program lie: System V gABI 4.1, "Sections". The table is
/// mostly at the program's end, so that only a file that can be read anywhere is asked.
///
/// @param byName sections that lie within the file
record ElfSections(Map<String, Place> byName) {
  /// Real programs have some 40, with one section for each function some thousands.
  private static final int MOST = 20_000;

  private static final int LONGEST_NAMES = 4 << 20;
  private static final int NO_BITS = 8;

  /// Bytes of a file.
  record Place(long offset, long length) {}

  /// Empty where the program is no ELF, or has no sections, or damaged ones.
  static Optional<ElfSections> read(RandomContent file) throws IOException {
    if (file.size() < 64) {
      return Optional.empty();
    }
    var head = bytes(file, 0, 64);
    if (head.getInt(0) != 0x7f454c46) {
      return Optional.empty();
    }
    boolean wide = head.get(4) == 2;
    ByteOrder order = head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    head.order(order);
    long table = wide ? head.getLong(40) : head.getInt(32) & 0xffff_ffffL;
    int size = head.getShort(wide ? 58 : 46) & 0xffff;
    int count = head.getShort(wide ? 60 : 48) & 0xffff;
    int names = head.getShort(wide ? 62 : 50) & 0xffff;
    boolean sound =
        size >= (wide ? 64 : 40)
            && count > names
            && count <= MOST
            && lies(table, (long) size * count, file.size());
    if (!sound) {
      return Optional.empty();
    }
    var entries = bytes(file, table, size * count).order(order);
    Place nameTable = place(entries, size * names, wide);
    if (nameTable.length() > LONGEST_NAMES
        || !lies(nameTable.offset(), nameTable.length(), file.size())) {
      return Optional.empty();
    }
    byte[] text = bytes(file, nameTable.offset(), (int) nameTable.length()).array();
    var found = new LinkedHashMap<String, Place>();
    for (int i = 0; i < count; i++) {
      int entry = i * size;
      Place place = place(entries, entry, wide);
      boolean held = entries.getInt(entry + 4) != NO_BITS;
      if (held && lies(place.offset(), place.length(), file.size())) {
        found.putIfAbsent(name(text, entries.getInt(entry)), place);
      }
    }
    return Optional.of(new ElfSections(found));
  }

  private static Place place(ByteBuffer entries, int entry, boolean wide) {
    return wide
        ? new Place(entries.getLong(entry + 24), entries.getLong(entry + 32))
        : new Place(
            entries.getInt(entry + 16) & 0xffff_ffffL, entries.getInt(entry + 20) & 0xffff_ffffL);
  }

  private static boolean lies(long offset, long length, long size) {
    return offset >= 0 && length >= 0 && offset <= size && length <= size - offset;
  }

  private static String name(byte[] text, int from) {
    int end = from;
    while (from >= 0 && end < text.length && text[end] != 0 && end - from < 64) {
      end++;
    }
    return from < 0 || from >= text.length
        ? ""
        : new String(text, from, end - from, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer bytes(RandomContent file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.read(at, bytes, 0, length);
    return ByteBuffer.wrap(bytes);
  }
}
