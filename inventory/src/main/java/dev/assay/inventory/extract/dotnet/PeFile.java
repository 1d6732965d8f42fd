package dev.assay.inventory.extract.dotnet;

import dev.assay.inventory.extract.RandomContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// As much of a Portable Executable as leads to its version resource (Microsoft, "PE Format").
/// Offsets are those of that document; every one is checked against the file's length.
final class PeFile {
  private static final int PE_OFFSET = 0x3c;
  private static final int COFF_LENGTH = 24;
  private static final int SECTION_LENGTH = 40;
  private static final int PE32 = 0x10b;
  private static final int PE32_PLUS = 0x20b;
  private static final int RESOURCES = 2;
  private static final int CLR = 14;
  private static final int RT_VERSION = 16;
  private static final int MOST_SECTIONS = 96;
  private static final int MOST_ENTRIES = 1_000;
  private static final int LONGEST_VERSION = 64 << 10;

  private final RandomContent content;

  /// Section headers.
  private ByteBuffer sections = ByteBuffer.allocate(0);

  private long resources;
  private boolean managed;

  private PeFile(RandomContent content) {
    this.content = content;
  }

  /// Reads the headers.
  ///
  /// @return empty for what is no such file
  static Optional<PeFile> open(RandomContent content) throws IOException {
    var file = new PeFile(content);
    return file.readHeaders() ? Optional.of(file) : Optional.empty();
  }

  /// Whether it is code for .NET: it has a CLR header.
  boolean isManaged() {
    return managed;
  }

  /// The first `RT_VERSION` resource, in whatever language; empty where there is none.
  Optional<ByteBuffer> version() throws IOException {
    if (resources == 0) {
      return Optional.empty();
    }
    long start = place(resources);
    long type = child(start, start, RT_VERSION);
    long name = type < 0 ? -1 : child(start, type, -1);
    long data = name < 0 ? -1 : child(start, name, -1);
    if (data < 0 || !has(data, 16)) {
      return Optional.empty();
    }
    ByteBuffer entry = read(data, 16);
    long at = place(Integer.toUnsignedLong(entry.getInt(0)));
    long length = Integer.toUnsignedLong(entry.getInt(4));
    return at > 0 && length <= LONGEST_VERSION && has(at, length)
        ? Optional.of(read(at, (int) length))
        : Optional.empty();
  }

  private boolean readHeaders() throws IOException {
    if (!has(0, PE_OFFSET + 4) || read(0, 2).getShort(0) != 0x5a4d) {
      return false;
    }
    long pe = Integer.toUnsignedLong(read(PE_OFFSET, 4).getInt(0));
    if (!has(pe, COFF_LENGTH) || read(pe, 4).getInt(0) != 0x4550) {
      return false;
    }
    ByteBuffer coff = read(pe, COFF_LENGTH);
    int count = Math.min(MOST_SECTIONS, Short.toUnsignedInt(coff.getShort(6)));
    int optionalLength = Short.toUnsignedInt(coff.getShort(20));
    long table = pe + COFF_LENGTH + optionalLength;
    if (!has(table, (long) count * SECTION_LENGTH)) {
      return false;
    }
    sections = read(table, count * SECTION_LENGTH);
    ByteBuffer optional = read(pe + COFF_LENGTH, optionalLength);
    resources = directory(optional, RESOURCES);
    managed = directory(optional, CLR) != 0;
    return true;
  }

  /// Address of a data directory; 0 where there is none.
  private static long directory(ByteBuffer optional, int number) {
    if (optional.limit() < 2) {
      return 0;
    }
    int first =
        switch (Short.toUnsignedInt(optional.getShort(0))) {
          case PE32 -> 96;
          case PE32_PLUS -> 112;
          default -> -1;
        };
    int at = first + number * 8;
    return first < 0 || at + 8 > optional.limit() || optional.getInt(first - 4) <= number
        ? 0
        : Integer.toUnsignedLong(optional.getInt(at));
  }

  /// Where an address lies in the file; -1 for nowhere.
  private long place(long address) {
    for (int at = 0; at + SECTION_LENGTH <= sections.limit(); at += SECTION_LENGTH) {
      long start = Integer.toUnsignedLong(sections.getInt(at + 12));
      long length = Integer.toUnsignedLong(sections.getInt(at + 16));
      if (address >= start && address < start + length) {
        return address - start + Integer.toUnsignedLong(sections.getInt(at + 20));
      }
    }
    return -1;
  }

  /// What an entry of a resource directory leads to.
  ///
  /// @param id of the entry; -1 for the first
  /// @return offset in the file; -1 where there is none
  private long child(long start, long directory, int id) throws IOException {
    if (start < 0 || !has(directory, 16)) {
      return -1;
    }
    ByteBuffer head = read(directory, 16);
    int count =
        Math.min(
            MOST_ENTRIES,
            Short.toUnsignedInt(head.getShort(12)) + Short.toUnsignedInt(head.getShort(14)));
    if (!has(directory + 16, count * 8L)) {
      return -1;
    }
    ByteBuffer entries = read(directory + 16, count * 8);
    for (int at = 0; at < entries.limit(); at += 8) {
      if (id < 0 || entries.getInt(at) == id) {
        return start + (entries.getInt(at + 4) & 0x7fff_ffffL);
      }
    }
    return -1;
  }

  private boolean has(long at, long length) {
    return at >= 0 && length >= 0 && at <= content.size() - length;
  }

  private ByteBuffer read(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    content.read(at, bytes, 0, length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
