package dev.assay.advisory.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The strings of an index that is being written, sorted by their UTF-8 bytes.
final class StringTable {
  private final Map<String, Integer> positions;
  private final byte[][] sorted;

  StringTable(Collection<String> distinct) {
    var encoded = new ArrayList<byte[]>(distinct.size());
    for (String text : distinct) {
      encoded.add(text.getBytes(StandardCharsets.UTF_8));
    }
    sorted = encoded.toArray(byte[][]::new);
    Arrays.sort(sorted, Arrays::compareUnsigned);
    positions = HashMap.newHashMap(sorted.length);
    for (int i = 0; i < sorted.length; i++) {
      positions.put(new String(sorted[i], StandardCharsets.UTF_8), i);
    }
  }

  int position(String text) {
    Integer position = positions.get(text);
    if (position == null) {
      // An unpaired surrogate has no UTF-8 form and was stored as its replacement.
      position = positions.get(stored(text));
    }
    if (position == null) {
      throw new IllegalStateException("not collected before writing: " + text);
    }
    return position;
  }

  private static String stored(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  void write(Bytes ends, Bytes strings) {
    for (byte[] utf8 : sorted) {
      strings.putBytes(utf8, utf8.length);
      ends.putInt(strings.size());
    }
  }
}
