package dev.assay.reachability.fleet;

import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.vpc.NetworkInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/// Times reading documents into a network. Arguments: an empty folder, and the number of
/// interfaces.
public final class ReadingBenchmark {
  private static final int RUNS = 5;

  private ReadingBenchmark() {}

  /// Prints one row of a Markdown table.
  ///
  /// @throws IOException when the folder cannot be written or read
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    int interfaces = Integer.parseInt(arguments[1]);
    FleetDocuments.write(Fleet.of(5_000, false, 3), folder.resolve("small"));
    FleetDocuments.write(Fleet.of(interfaces, false, 7), folder.resolve("large"));
    for (int i = 0; i < RUNS; i++) {
      NetworkReading.of(folder.resolve("small")); // warms the compiler up
    }
    double[] seconds = new double[interfaces > 200_000 ? 1 : RUNS];
    int read = 0;
    for (int i = 0; i < seconds.length; i++) {
      System.gc();
      long began = System.nanoTime();
      var reading = NetworkReading.of(folder.resolve("large"));
      seconds[i] = (System.nanoTime() - began) / 1e9;
      read = interfaces(reading.network());
    }
    Arrays.sort(seconds);
    double median = seconds[seconds.length / 2];
    double megabytes = bytes(folder.resolve("large")) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "| %,d | %,.0f MB | %.2f (%.2f – %.2f) | %.0f MB/s |%n",
        read,
        megabytes,
        median,
        seconds[0],
        seconds[seconds.length - 1],
        megabytes / median);
  }

  private static int interfaces(Network network) {
    return network.all(NetworkInterface.class).size();
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
