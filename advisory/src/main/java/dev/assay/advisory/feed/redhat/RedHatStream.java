package dev.assay.advisory.feed.redhat;

import dev.assay.advisory.Ecosystem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which products of Red Hat are Enterprise Linux itself, told by the part of their CPE that names
/// product and version: `enterprise_linux:9::appstream`, `rhel_eus:9.4::baseos`.
///
/// An extended stream (`rhel_eus`, `rhel_aus`, `rhel_tus`, `rhel_e4s`) has fixed versions of its
/// own and is therefore a release of its own, `9.4 EUS`: only hosts that follow it are judged by
/// it. A layered product's package is not the distribution's and speaks of no host.
public final class RedHatStream {
  private static final Pattern MAIN =
      Pattern.compile("enterprise_linux:([0-9]+)(?:\\.[0-9]+)?(?:::?.*)?");
  private static final Pattern EXTENDED =
      Pattern.compile("rhel_(eus|aus|tus|e4s):([0-9]+\\.[0-9]+)(?:::?.*)?");

  private RedHatStream() {}

  /// The stream that a CPE's product and version name.
  public static Optional<Ecosystem> of(String productAndVersion) {
    Matcher main = MAIN.matcher(productAndVersion);
    if (main.matches()) {
      return Optional.of(new Ecosystem("Red Hat", main.group(1)));
    }
    Matcher extended = EXTENDED.matcher(productAndVersion);
    return extended.matches()
        ? Optional.of(
            new Ecosystem(
                "Red Hat", extended.group(2) + " " + extended.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /// The stream that a whole CPE in URI form names.
  static Optional<Ecosystem> ofCpe(String cpe) {
    int product = cpe.indexOf(":redhat:");
    return (cpe.startsWith("cpe:/a") || cpe.startsWith("cpe:/o")) && product == "cpe:/a".length()
        ? of(cpe.substring(product + ":redhat:".length()))
        : Optional.empty();
  }
}
