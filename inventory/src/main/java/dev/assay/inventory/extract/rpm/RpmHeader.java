package dev.assay.inventory.extract.rpm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One package's header as the database keeps it: the number of index entries, the length of the
/// store, the entries (tag, type, offset, count; all big-endian) and the store. Layout and tags:
/// rpm 4.18, "RPM V4 Package format", section Header Structure, and rpmtag.h.
final class RpmHeader {
  static final int NAME = 1000;
  static final int VERSION = 1001;
  static final int RELEASE = 1002;
  static final int EPOCH = 1003;
  static final int VENDOR = 1011;
  static final int ARCH = 1022;
  static final int SOURCE_RPM = 1044;
  static final int DIR_INDEXES = 1116;
  static final int BASE_NAMES = 1117;
  static final int DIR_NAMES = 1118;
  static final int MODULARITY_LABEL = 5096;

  private static final int INT32 = 4;
  private static final int STRING = 6;
  private static final int STRING_ARRAY = 8;
  private static final int I18N_STRING = 9;
  private static final int ENTRY = 16;

  private final byte[] blob;
  private final ByteBuffer view;
  private final int entries;
  private final int store;
  private final int storeEnd;

  private RpmHeader(byte[] blob, int entries, int store, int storeEnd) {
    this.blob = blob;
    this.view = ByteBuffer.wrap(blob);
    this.entries = entries;
    this.store = store;
    this.storeEnd = storeEnd;
  }

  /// Empty where the lengths do not fit into the bytes.
  static Optional<RpmHeader> of(byte[] blob) {
    if (blob.length < 8) {
      return Optional.empty();
    }
    var view = ByteBuffer.wrap(blob);
    long entries = view.getInt(0);
    long length = view.getInt(4);
    long store = 8 + entries * ENTRY;
    if (entries < 1 || length < 0 || store + length > blob.length) {
      return Optional.empty();
    }
    return Optional.of(new RpmHeader(blob, (int) entries, (int) store, (int) (store + length)));
  }

  /// A text, the first of several; empty where the header has none.
  String text(int tag) {
    int entry = find(tag);
    return entry >= 0 && isText(entry) ? textAt(start(entry)) : "";
  }

  /// All texts of a tag.
  List<String> texts(int tag) {
    int entry = find(tag);
    var texts = new ArrayList<String>();
    if (entry >= 0 && isText(entry)) {
      int at = start(entry);
      int count = view.getInt(entry + 12);
      while (texts.size() < count && at < storeEnd) {
        int end = textEnd(at);
        texts.add(decode(at, end));
        at = end + 1;
      }
    }
    return texts;
  }

  /// All whole numbers of a tag.
  int[] integers(int tag) {
    int entry = find(tag);
    if (entry < 0 || view.getInt(entry + 4) != INT32) {
      return new int[0];
    }
    int at = start(entry);
    int count = Math.min(Math.max(0, view.getInt(entry + 12)), (storeEnd - at) / 4);
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = view.getInt(at + 4 * i);
    }
    return numbers;
  }

  private int find(int tag) {
    for (int i = 0; i < entries; i++) {
      int entry = 8 + i * ENTRY;
      if (view.getInt(entry) == tag) {
        return entry;
      }
    }
    return -1;
  }

  private boolean isText(int entry) {
    int type = view.getInt(entry + 4);
    return type == STRING || type == STRING_ARRAY || type == I18N_STRING;
  }

  /// Where an entry's value begins; the end of the store where the entry points out of it.
  private int start(int entry) {
    long at = store + (view.getInt(entry + 8) & 0xffff_ffffL);
    return (int) Math.min(at, storeEnd);
  }

  private String textAt(int at) {
    return decode(at, textEnd(at));
  }

  private int textEnd(int at) {
    int end = at;
    while (end < storeEnd && blob[end] != 0) {
      end++;
    }
    return end;
  }

  private String decode(int from, int to) {
    return new String(blob, from, to - from, StandardCharsets.UTF_8);
  }
}
