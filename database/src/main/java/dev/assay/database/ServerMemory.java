package dev.assay.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much memory the embedded server keeps pages in. It takes them as it needs them.
final class ServerMemory {
  private static final long MEBIBYTE = 1 << 20;
  private static final long LEAST = 128;
  private static final long MOST = 2_048;

  private ServerMemory() {}

  /// Bytes of this machine, or what a container may use of it.
  static long physical() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /// An eighth, within bounds, in MiB: the JVM, the server's own work and the system's file cache
  /// want the rest.
  static long buffers(long physical) {
    return Math.clamp(physical / 8 / MEBIBYTE, LEAST, MOST);
  }
}
