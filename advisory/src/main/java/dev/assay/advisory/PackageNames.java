package dev.assay.advisory;

import java.util.Locale;

/// The spelling of a package's name under which an index keeps it.
public final class PackageNames {
  private PackageNames() {}

  /// PyPI's normalised name (PEP 503), lower case for NuGet and Packagist, which ignore case, a
  /// repository's host and path for Swift, which goes by addresses; any other ecosystem's name as
  /// it is.
  public static String normalised(Ecosystem ecosystem, String name) {
    return switch (ecosystem.name()) {
      case "PyPI" -> pep503(name);
      case "NuGet", "Packagist" -> name.toLowerCase(Locale.ROOT);
      case "SwiftURL" -> repository(name.toLowerCase(Locale.ROOT));
      default -> name;
    };
  }

  /// `https://github.com/apple/swift-nio.git` and `github.com/apple/swift-nio` are the same.
  private static String repository(String address) {
    int scheme = address.indexOf("://");
    String bare = scheme < 0 ? address : address.substring(scheme + 3);
    return bare.endsWith(".git") ? bare.substring(0, bare.length() - 4) : bare;
  }

  private static String pep503(String name) {
    var normal = new StringBuilder(name.length());
    boolean separated = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '-' || c == '_' || c == '.') {
        separated = true;
        continue;
      }
      if (separated) {
        normal.append('-');
        separated = false;
      }
      normal.append(Character.toLowerCase(c));
    }
    return separated ? normal.append('-').toString() : normal.toString();
  }
}
