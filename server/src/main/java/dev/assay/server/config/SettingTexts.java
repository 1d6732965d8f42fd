package dev.assay.server.config;

import dev.assay.advisory.UpdateSettings;
import dev.assay.database.PostgresAddress;
import dev.assay.finding.SeverityProfile;
import dev.assay.model.AccountId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads single values. Each throws `IllegalArgumentException` with a clause for people.
final class SettingTexts {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})([KMG])iB");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");
  private static final long LARGEST = 2L << 30;

  private SettingTexts() {}

  static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a path is expected");
    }
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException malformed) {
      throw new IllegalArgumentException("no path: " + malformed.getReason(), malformed);
    }
  }

  /// Empty, or an existing path.
  static String optionalPath(String text) {
    return text.isEmpty() ? "" : path(text).toString();
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false is expected");
    };
  }

  /// A whole number and one unit: `90s`, `5m`, `6h`, `2d`.
  static Duration duration(String text) {
    var wrong = "a duration such as 90s, 5m, 6h or 2d is expected";
    if (text.length() < 2) {
      throw new IllegalArgumentException(wrong);
    }
    long amount;
    try {
      amount = Long.parseLong(text.substring(0, text.length() - 1));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(wrong, notANumber);
    }
    if (amount < 1 || amount > 1_000_000) {
      throw new IllegalArgumentException("between 1 and 1000000 is expected");
    }
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      case 'd' -> Duration.ofDays(amount);
      default -> throw new IllegalArgumentException(wrong);
    };
  }

  /// A whole number and one unit, in bytes: `512KiB`, `256MiB`, `1GiB`.
  static long size(String text) {
    var parts = SIZE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a size such as 512KiB, 256MiB or 1GiB is expected");
    }
    int shift =
        switch (parts.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          default -> 30;
        };
    long bytes = Long.parseLong(parts.group(1)) << shift;
    if (bytes < 1 || bytes > LARGEST) {
      throw new IllegalArgumentException("between 1KiB and 2GiB is expected");
    }
    return bytes;
  }

  /// A whole number from 0 to 999,999.
  static int count(String text) {
    if (!COUNT.matcher(text).matches()) {
      throw new IllegalArgumentException("a number from 0 to 999999 is expected");
    }
    return Integer.parseInt(text);
  }

  /// A decimal number that costs may be made with: `1.25`.
  static double price(String text) {
    if (!PRICE.matcher(text).matches()) {
      throw new IllegalArgumentException("a price such as 0.09 or 1.25 is expected");
    }
    return Double.parseDouble(text);
  }

  /// `host:port`; a bare number is a port on the loopback address.
  static ServerSettings.Listen listen(String text) {
    int colon = text.lastIndexOf(':');
    var host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
    if (host.isEmpty()) {
      throw new IllegalArgumentException("name the address too; 0.0.0.0 means all of them");
    }
    return new ServerSettings.Listen(host, port(text.substring(colon + 1)));
  }

  static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, with the same words as for a number out of range.
    }
    throw new IllegalArgumentException("a port from 0 to 65535 is expected");
  }

  static String region(String text) {
    if (!text.matches("[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}")) {
      throw new IllegalArgumentException("a region such as us-east-1 is expected");
    }
    return text;
  }

  static String accountId(String text) {
    return text.isEmpty() ? "" : new AccountId(text).value();
  }

  static String databaseUrl(String text) {
    if (!text.isEmpty()) {
      PostgresAddress.parse(text);
    }
    return text;
  }

  static SeverityProfile severityProfile(String text) {
    return switch (text) {
      case "inspector" -> SeverityProfile.INSPECTOR;
      case "assay" -> SeverityProfile.ASSAY;
      default -> throw new IllegalArgumentException("inspector or assay is expected");
    };
  }

  static Optional<URI> endpoint(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var uri = URI.create(text);
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("an address such as https://s3.example is expected");
    }
    return Optional.of(uri);
  }

  static Optional<Path> folder(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var path = Path.of(text);
    if (!Files.isDirectory(path)) {
      throw new IllegalArgumentException(text + " is no folder");
    }
    return Optional.of(path);
  }

  static Optional<URI> mirror(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(UpdateSettings.mirror(text));
  }

  /// What a file holds. Secrets come from files, so that the configuration can be shown to anyone.
  static String secret(String file) {
    if (file.isEmpty()) {
      return "";
    }
    try {
      return Files.readString(path(file)).strip();
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "the file cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
