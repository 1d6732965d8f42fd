package dev.assay.inventory.source.image;

import java.util.Locale;

/// `os/architecture[/variant]`, as the OCI image index names them.
///
/// @param variant empty where none is said
record Platform(String os, String architecture, String variant) {

  /// Reads what the user asked for; the machine's own for an empty text.
  static Platform parse(String text) {
    if (text.isEmpty()) {
      return ofThisMachine();
    }
    String[] parts = text.split("/", 3);
    return parts.length == 1
        ? new Platform("linux", normal(parts[0]), "")
        : new Platform(parts[0], normal(parts[1]), parts.length > 2 ? parts[2] : "");
  }

  /// The `platform` object of a descriptor, or a configuration, which has the same fields.
  static Platform from(Json json) {
    return new Platform(json.text("os"), normal(json.text("architecture")), json.text("variant"));
  }

  private static Platform ofThisMachine() {
    // Images run in a Linux machine also where the host is a Mac.
    return new Platform("linux", normal(System.getProperty("os.arch", "")), "");
  }

  private static String normal(String architecture) {
    return switch (architecture.toLowerCase(Locale.ROOT)) {
      case "x86_64", "x86-64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> architecture;
    };
  }

  /// Whether an image made for this platform is what was asked for.
  boolean satisfies(Platform asked) {
    return os.equals(asked.os)
        && architecture.equals(asked.architecture)
        && (asked.variant.isEmpty() || variant.equals(asked.variant) || isPlainArm64(asked));
  }

  /// arm64 has had one variant only, and images leave it out as often as not.
  private boolean isPlainArm64(Platform asked) {
    return architecture.equals("arm64") && variant.isEmpty() && asked.variant.equals("v8");
  }

  /// Attestations stand in an index as images for `unknown/unknown`.
  boolean isUnknown() {
    return os.equals("unknown");
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
