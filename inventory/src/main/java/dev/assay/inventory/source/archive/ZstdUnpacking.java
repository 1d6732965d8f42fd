package dev.assay.inventory.source.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Kept apart so that the native library is loaded only when a zstd stream is met.
final class ZstdUnpacking {
  /// Image builders stay at the standard's recommended 8 MiB; this is 128 MiB, as the `zstd`
  /// command allows by default. A hostile frame may ask for gigabytes.
  private static final int LARGEST_WINDOW_LOG = 27;

  private ZstdUnpacking() {}

  static InputStream open(InputStream in) throws IOException {
    return new ZstdInputStream(in).setLongMax(LARGEST_WINDOW_LOG);
  }
}
