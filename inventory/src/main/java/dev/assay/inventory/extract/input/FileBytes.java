package dev.assay.inventory.extract.input;

import dev.assay.inventory.extract.ScannedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Reads a whole file into memory for formats that need to jump about in it.
public final class FileBytes {
  private FileBytes() {}

  /// The whole content.
  ///
  /// @param most bytes that are taken
  /// @return empty where the file is larger
  public static Optional<byte[]> read(ScannedFile file, int most)
      throws IOException, InterruptedException {
    long stated = file.size();
    if (stated > most) {
      return Optional.empty();
    }
    // One byte more than stated, so that the end is met without growing.
    byte[] bytes = new byte[stated >= 0 ? (int) Math.min(stated + 1, 1 << 24) : 1 << 13];
    int filled = 0;
    InputStream in = file.content();
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int read = in.read(bytes, filled, bytes.length - filled);
      if (read < 0) {
        return Optional.of(filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled));
      }
      filled += read;
      if (filled > most) {
        return Optional.empty();
      }
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(filled * 2L, most + 1L));
      }
    }
  }
}
