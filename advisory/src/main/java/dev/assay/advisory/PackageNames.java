package dev.assay.advisory;

import java.util.Locale;

/// The spelling of a package's name under which an index keeps it.
public final class PackageNames {
  private static final String SOURCE = ".src";

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

  /// The name under which statements about a source rpm are kept, apart from those about the binary
  /// package that may have the same name. The mark is that of source rpms themselves.
  public static String ofSource(String name) {
    return name + SOURCE;
  }

  /// Whether statements of this name speak of a source rpm.
  public static boolean isSource(String name) {
    return name.endsWith(SOURCE);
  }

  /// The name under which statements about a package of a module stream are kept, in Red Hat's
  /// spelling: `nodejs:18/nodejs`.
  ///
  /// @param module name and stream: `nodejs:18`; empty for a package of no module
  public static String inModule(String module, String name) {
    return module.isEmpty() ? name : module + "/" + name;
  }

  /// The bare package name in a name that an index of rpm distributions keeps.
  public static String bare(String name) {
    int colon = name.indexOf(':');
    int slash = colon < 0 ? -1 : name.indexOf('/', colon);
    String own = slash < 0 ? name : name.substring(slash + 1);
    return isSource(own) ? own.substring(0, own.length() - SOURCE.length()) : own;
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
