package dev.assay.inventory.source.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.extract.Extractor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// How a layer is read: the code, the extractors and the limits. What was read by other rules does
/// not count.
final class ReadingRules {
  private ReadingRules() {}

  /// A digest of the rules and of what is read by them.
  ///
  /// @throws IOException when our own code cannot be read
  static String key(List<Extractor> extractors, ScanLimits limits, List<String> what)
      throws IOException {
    MessageDigest digest = sha256();
    add(digest, Code.digest());
    add(digest, limits.toString());
    for (Extractor extractor : extractors) {
      add(digest, extractor.name());
      add(digest, extractor.knowledge());
    }
    add(digest, "");
    what.forEach(part -> add(digest, part));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// Of this module: any change of it may change what an extractor finds. One number that somebody
  /// must remember to raise would be forgotten.
  private static final class Code {
    private static String known = "";

    static synchronized String digest() throws IOException {
      if (known.isEmpty()) {
        known = HexFormat.of().formatHex(of(place()));
      }
      return known;
    }

    private static Path place() throws IOException {
      try {
        return Path.of(
            ReadingRules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      } catch (URISyntaxException nowhere) {
        throw new IOException("where the program lies is not known", nowhere);
      }
    }

    /// A jar, or the folder of a build.
    private static byte[] of(Path place) throws IOException {
      MessageDigest digest = sha256();
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          add(digest, place.relativize(file).toString());
          digest.update(Files.readAllBytes(file));
        }
      }
      return digest.digest();
    }
  }
}
