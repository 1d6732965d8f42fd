package dev.assay.inventory.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// What happens to files: cut, doubled, overwritten, spliced, with numbers at the ends of their
/// ranges and brackets without end. The same random numbers make the same damage.
final class Damage {
  private static final int LARGEST = 4 << 20;
  private static final int DEEP = 100_000;
  private static final List<String> NUMBERS =
      List.of(
          "0", "-1", "2147483648", "4294967295", "9223372036854775808", "1e999", "9".repeat(400));
  private static final List<String> OPENERS =
      List.of("[", "{", "{\"a\":", "<a>", "(", "- ", "\"", "&a [*a,", "[[");
  private static final List<Integer> EXTREMES =
      List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x10000, 0x7fff_fff0);

  private final RandomGenerator random;

  Damage(RandomGenerator random) {
    this.random = random;
  }

  /// A damaged copy.
  ///
  /// @param other a file to take a part from
  byte[] of(byte[] file, byte[] other) {
    if (file.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    byte[] bytes = file.clone();
    for (int times = random.nextInt(1, 4); times > 0 && bytes.length > 0; times--) {
      bytes = once(bytes, other);
    }
    return bytes.length > LARGEST ? Arrays.copyOf(bytes, LARGEST) : bytes;
  }

  private byte[] once(byte[] bytes, byte[] other) {
    int from = place(bytes);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
    return switch (random.nextInt(11)) {
      case 0 -> Arrays.copyOf(bytes, from);
      case 1 -> joined(bytes, bytes.length, Arrays.copyOfRange(bytes, from, bytes.length), 0);
      case 2 -> overwritten(bytes, true);
      case 3 -> overwritten(bytes, false);
      case 4 -> joined(bytes, from, new byte[0], to - from);
      case 5 -> joined(bytes, from, Arrays.copyOfRange(bytes, from, to), 0);
      case 6 -> joined(bytes, from, part(other), random.nextInt(to - from + 1));
      case 7 -> joined(bytes, from, ascii(any(NUMBERS)), digits(bytes, from));
      case 8 -> integer(bytes, from);
      case 9 -> joined(bytes, from, ascii(any(OPENERS).repeat(random.nextInt(1, DEEP))), 0);
      default ->
          joined(bytes, from, repeated(Arrays.copyOfRange(bytes, from, to)), random.nextInt(2));
    };
  }

  /// In the front half of the time: headers matter more than what follows them.
  private int place(byte[] bytes) {
    return random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 256));
  }

  private byte[] overwritten(byte[] bytes, boolean isFull) {
    for (int times = random.nextInt(1, 20); times > 0; times--) {
      bytes[place(bytes)] = isFull ? (byte) 0xff : (byte) random.nextInt();
    }
    return bytes;
  }

  private byte[] part(byte[] other) {
    if (other.length == 0) {
      return other;
    }
    int from = random.nextInt(other.length);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(1, 4_096)));
  }

  private byte[] repeated(byte[] piece) {
    return ascii(new String(piece, StandardCharsets.ISO_8859_1).repeat(random.nextInt(1, 2_000)));
  }

  /// How many digits stand at a place.
  private static int digits(byte[] bytes, int from) {
    int to = from;
    while (to < bytes.length && bytes[to] >= '0' && bytes[to] <= '9') {
      to++;
    }
    return to - from;
  }

  /// Lengths and offsets of binary formats, in both byte orders.
  private byte[] integer(byte[] bytes, int from) {
    int value = any(EXTREMES);
    if (random.nextBoolean()) {
      value = Integer.reverseBytes(value);
    }
    for (int i = 0; i < Integer.BYTES && from + i < bytes.length; i++) {
      bytes[from + i] = (byte) (value >>> (8 * i));
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int at, byte[] piece, int replaced) {
    int rest = Math.min(bytes.length, at + replaced);
    byte[] all = Arrays.copyOf(bytes, at + piece.length + bytes.length - rest);
    System.arraycopy(piece, 0, all, at, piece.length);
    System.arraycopy(bytes, rest, all, at + piece.length, bytes.length - rest);
    return all;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
