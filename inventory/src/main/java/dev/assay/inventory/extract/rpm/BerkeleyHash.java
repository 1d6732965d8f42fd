package dev.assay.inventory.extract.rpm;

import dev.assay.inventory.extract.input.FileProblems;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/// Reads every value of a Berkeley DB hash held in memory: `Packages`, the form rpm wrote until
/// 4.15. Layout: Berkeley DB 5.3, `dbinc/db_page.h`; it is the same in all versions of the hash
/// that rpm was built with. Numbers are in the byte order of the machine that wrote the file.
///
/// Pages are read one after the other, since every pair lies in some page of the hash, and
/// buckets need not be known. A page of an overflow chain is used at most once, and no more bytes
/// are handed out than the file has, so that a file whose pages point in circles ends.
final class BerkeleyHash {
  private static final int HASH_MAGIC = 0x061561;
  private static final int BTREE_MAGIC = 0x053162;

  /// Offsets in the first page, `DBMETA`.
  private static final int META_MAGIC = 12;

  private static final int META_VERSION = 16;
  private static final int META_PAGE_SIZE = 20;
  private static final int META_ENCRYPTION = 24;
  private static final int META_FLAGS = 26;
  private static final int META_LENGTH = 72;
  private static final int CHECKSUMS = 1;

  /// Offsets in the other pages, `PAGE`.
  private static final int NEXT_PAGE = 16;

  private static final int ENTRIES = 20;
  private static final int HELD = 22;
  private static final int KIND = 25;
  private static final int PAGE_HEADER = 26;

  /// Kinds of pages; every other kind is free or an index.
  private static final int UNSORTED_HASH = 2;

  private static final int OVERFLOW = 7;
  private static final int HASH = 13;

  /// Kinds of items in a page of the hash.
  private static final int KEY_OR_DATA = 1;

  private static final int OFF_PAGE = 3;

  private final byte[] bytes;
  private final FileProblems problems;
  private final ByteBuffer view;
  private final BitSet used = new BitSet();
  private int pageSize;
  private long unread;

  BerkeleyHash(byte[] bytes, FileProblems problems) {
    this.bytes = bytes;
    this.problems = problems;
    this.view = ByteBuffer.wrap(bytes);
  }

  void read(HeaderBlobs blobs) throws InterruptedException {
    if (!isHash()) {
      return;
    }
    unread = bytes.length;
    int pages = bytes.length / pageSize;
    for (int page = 1; page < pages; page++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int kind = bytes[page * pageSize + KIND];
      if (kind == HASH || kind == UNSORTED_HASH) {
        readPairs(page, blobs);
      }
    }
    if (bytes.length % pageSize != 0) {
      damaged("the file ends within page " + pages);
    }
  }

  private boolean isHash() {
    if (bytes.length >= META_LENGTH && byteOrder() && hasPages()) {
      int version = view.getInt(META_VERSION);
      boolean plain = bytes[META_ENCRYPTION] == 0 && (bytes[META_FLAGS] & CHECKSUMS) == 0;
      // 7 came with Berkeley DB 3.1, 10 with 6.0.
      if (view.getInt(META_MAGIC) == HASH_MAGIC && version >= 7 && version <= 10 && plain) {
        return true;
      }
      problems.add(
          RpmDatabase.OTHER_FORM,
          0,
          0,
          "",
          "",
          "no plain Berkeley DB hash of version 7 to 10",
          RpmDatabase.WHOLE);
      return false;
    }
    problems.broken(0, 0, "not a Berkeley DB database", RpmDatabase.WHOLE);
    return false;
  }

  private boolean byteOrder() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      int magic = view.order(order).getInt(META_MAGIC);
      if (magic == HASH_MAGIC || magic == BTREE_MAGIC) {
        return true;
      }
    }
    return false;
  }

  private boolean hasPages() {
    pageSize = view.getInt(META_PAGE_SIZE);
    return pageSize >= 512 && pageSize <= 1 << 16 && Integer.bitCount(pageSize) == 1;
  }

  /// A page holds keys and values in turn; an array of their offsets follows its header. The items
  /// lie from the end of the page backwards.
  private void readPairs(int page, HeaderBlobs blobs) throws InterruptedException {
    int begin = page * pageSize;
    int items = view.getShort(begin + ENTRIES) & 0xffff;
    if (PAGE_HEADER + 2 * items > pageSize) {
      damaged("page " + page + " states more entries than it can hold");
      return;
    }
    for (int i = 0; i + 1 < items; i += 2) {
      int key = itemStart(begin, i);
      int value = itemStart(begin, i + 1);
      int keyEnd = i == 0 ? begin + pageSize : itemStart(begin, i - 1);
      if (key <= begin || key >= keyEnd || value <= begin || value >= key) {
        damaged("an entry of page " + page + " lies outside of it");
      } else if (!isCounter(key, keyEnd)) {
        readValue(value, key, blobs);
      }
    }
  }

  private int itemStart(int begin, int item) {
    int offset = view.getShort(begin + PAGE_HEADER + 2 * item) & 0xffff;
    return offset < pageSize ? begin + offset : -1;
  }

  /// Key 0 holds the highest package number that was given out, and no package.
  private boolean isCounter(int from, int to) {
    return bytes[from] == KEY_OR_DATA && to - from == 5 && view.getInt(from + 1) == 0;
  }

  private void readValue(int from, int to, HeaderBlobs blobs) throws InterruptedException {
    switch (bytes[from]) {
      case KEY_OR_DATA -> {
        if (grants(to - from - 1)) {
          blobs.take(Arrays.copyOfRange(bytes, from + 1, to));
        }
      }
      case OFF_PAGE -> {
        // type, three unused bytes, first page, length
        if (to - from < 12) {
          damaged("an entry that points to other pages is too short");
        } else {
          readChain(view.getInt(from + 4), view.getInt(from + 8), blobs);
        }
      }
      default -> damaged("an entry of kind " + bytes[from] + ", which rpm does not write");
    }
  }

  private void readChain(int first, int length, HeaderBlobs blobs) throws InterruptedException {
    if (!grants(length)) {
      return;
    }
    byte[] value = new byte[length];
    int filled = 0;
    int page = first;
    while (filled < length) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long start = (page & 0xffff_ffffL) * pageSize;
      if (page == 0 || start + pageSize > bytes.length || used.get(page)) {
        damaged("a header goes on in page " + page + ", which is none or used twice");
        return;
      }
      used.set(page);
      int begin = (int) start;
      int held = view.getShort(begin + HELD) & 0xffff;
      if (bytes[begin + KIND] != OVERFLOW || held == 0 || held > pageSize - PAGE_HEADER) {
        damaged("page " + page + " does not hold the rest of a header");
        return;
      }
      int part = Math.min(held, length - filled);
      System.arraycopy(bytes, begin + PAGE_HEADER, value, filled, part);
      filled += part;
      page = view.getInt(begin + NEXT_PAGE);
    }
    blobs.take(value);
  }

  /// Entries that share their bytes could otherwise ask for far more memory than the file has.
  private boolean grants(int length) {
    if (length < 0 || length > unread) {
      damaged("an entry states a length of " + length);
      return false;
    }
    unread -= length;
    return true;
  }

  private void damaged(String reason) {
    problems.broken(0, 0, reason, "the packages stored there were skipped");
  }
}
