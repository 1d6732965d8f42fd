package dev.assay.inventory.extract.dotnet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The texts of a version resource (Microsoft, "VS_VERSIONINFO structure"). Blocks lie in blocks;
/// each has its length, the length of its value, whether that is text, a key, and what lies in it.
final class VersionInfo {
  private static final int HEADER = 6;

  /// `VS_VERSION_INFO`, `StringFileInfo`, a table for one language, a text.
  private static final int DEPTH_OF_TEXTS = 3;

  private static final int MOST_TEXTS = 100;

  private final ByteBuffer bytes;
  private final Map<String, String> texts = new HashMap<>();

  private VersionInfo(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /// Reads the texts by their keys, the first of each; what is damaged has none.
  static Map<String, String> texts(ByteBuffer bytes) {
    var info = new VersionInfo(bytes);
    info.block(0, bytes.limit(), 0);
    return info.texts;
  }

  /// Reads one block.
  ///
  /// @param end of what it lies in
  /// @return behind its last byte; at least `end` where it is damaged
  private int block(int start, int end, int depth) {
    if (start + HEADER > end || texts.size() >= MOST_TEXTS) {
      return end;
    }
    int length = Short.toUnsignedInt(bytes.getShort(start));
    int valueLength = Short.toUnsignedInt(bytes.getShort(start + 2));
    int blockEnd = start + length;
    if (length < HEADER || blockEnd > end) {
      return end;
    }
    int keyEnd = textEnd(start + HEADER, blockEnd);
    String key = text(start + HEADER, keyEnd);
    int value = Math.min(blockEnd, aligned(keyEnd + 2));
    if (depth == DEPTH_OF_TEXTS) {
      texts.putIfAbsent(key, text(value, textEnd(value, blockEnd)));
      return aligned(blockEnd);
    }
    // Only the outermost has a value, of numbers.
    int inner = depth == 0 ? aligned(value + valueLength) : value;
    while (inner < blockEnd) {
      inner = block(inner, blockEnd, depth + 1);
    }
    return aligned(blockEnd);
  }

  private int textEnd(int start, int end) {
    int at = start;
    while (at + 2 <= end && bytes.getShort(at) != 0) {
      at += 2;
    }
    return at;
  }

  private String text(int start, int end) {
    byte[] text = new byte[Math.max(0, end - start)];
    bytes.get(start, text);
    return new String(text, StandardCharsets.UTF_16LE).strip();
  }

  private static int aligned(int at) {
    return (at + 3) & ~3;
  }
}
