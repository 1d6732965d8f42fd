package dev.assay.inventory.source.archive;

import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.inflate.GzipInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// How a stream is packed, told by its first bytes and not by what its name or media type say.
public enum Packing {
  NONE {
    @Override
    InputStream unpack(InputStream in) {
      return in;
    }
  },
  /// RFC 1952.
  GZIP {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return GzipInput.open(in);
    }
  },
  /// RFC 8878.
  ZSTD {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return ZstdUnpacking.open(in);
    }
  };

  private static final int BUFFER = 1 << 16;

  abstract InputStream unpack(InputStream in) throws IOException;

  /// Unpacks a stream within the limits of a scan.
  public static InputStream metered(InputStream in, Scan scan) throws IOException {
    var packed = new PackedInput(in, null);
    return new MeteredInput(unpacked(packed), packed, scan, null);
  }

  static InputStream unpacked(InputStream in) throws IOException {
    var buffered = new BufferedInputStream(in, BUFFER);
    return of(buffered).unpack(buffered);
  }

  /// Whether a stream that starts like this is packed.
  public static boolean isPacked(byte[] magic) {
    return of(magic) != NONE;
  }

  /// Looks at the first bytes and goes back to the start.
  static Packing of(BufferedInputStream in) throws IOException {
    in.mark(4);
    byte[] magic = in.readNBytes(4);
    in.reset();
    return of(magic);
  }

  private static Packing of(byte[] magic) {
    if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    if (magic.length < 4) {
      return NONE;
    }
    boolean frame =
        magic[0] == 0x28
            && (magic[1] & 0xff) == 0xb5
            && magic[2] == 0x2f
            && (magic[3] & 0xff) == 0xfd;
    // zstd:chunked archives may begin with a skippable frame.
    boolean skippable =
        (magic[0] & 0xf0) == 0x50 && magic[1] == 0x2a && magic[2] == 0x4d && magic[3] == 0x18;
    return frame || skippable ? ZSTD : NONE;
  }
}
