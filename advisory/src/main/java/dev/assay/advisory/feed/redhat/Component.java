package dev.assay.advisory.feed.redhat;

import dev.assay.advisory.PackageNames;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A package as Red Hat names it inside a product.
///
/// @param name as the index keeps it: with the module's stream where it belongs to one, and with
///     the mark of a source package where it is one
/// @param version epoch, version and release; without the epoch for a source package, which
///     installed packages do not tell; empty where no build is meant
record Component(String name, String version) {
  /// `curl-0:7.76.1-26.el9_3.2.x86_64`.
  private static final Pattern BUILD =
      Pattern.compile("(.+)-(?:([0-9]+):)?([^:-]+)-([^:-]+)\\.([a-z0-9_]+)");

  /// `nodejs:18/nodejs`, as the security data has it.
  private static final Pattern IN_MODULE = Pattern.compile("([^/:@]+:[^/:@]+)/([^/:@]+)");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  /// Reads the reference of a VEX document: `curl-0:7.76.1-26.el9_3.2.x86_64`, `curl.src`, `curl`,
  /// each with `::nodejs:18` behind it if of a module, or `nodejs:18/nodejs`. Empty for containers
  /// and whatever else is no rpm, and for what only debuggers read.
  static Optional<Component> ofVex(String reference) {
    int mark = reference.indexOf("::");
    String module = mark < 0 ? "" : reference.substring(mark + 2);
    String text = mark < 0 ? reference : reference.substring(0, mark);
    Matcher build = BUILD.matcher(text);
    if (build.matches()) {
      String release = build.group(3) + "-" + build.group(4);
      return build.group(5).equals("src")
          ? named(build.group(1), module, true, release)
          : named(build.group(1), module, false, epoch(build.group(2)) + release);
    }
    Matcher inModule = IN_MODULE.matcher(text);
    if (inModule.matches()) {
      return named(inModule.group(2), inModule.group(1), true, "");
    }
    return text.endsWith(".src")
        ? named(text.substring(0, text.length() - ".src".length()), module, true, "")
        : named(text, module, false, "");
  }

  /// Reads a package's name in the security data, which is that of a source: `openssl`,
  /// `nodejs:18/nodejs`.
  static Optional<Component> ofState(String text) {
    Matcher inModule = IN_MODULE.matcher(text);
    return inModule.matches()
        ? named(inModule.group(2), inModule.group(1), true, "")
        : named(text, "", true, "");
  }

  /// Reads a fixed package of the security data, which is a source without `.src`:
  /// `openssl-1:3.0.7-27.el9`. Empty for a whole module, whose packages it does not tell.
  static Optional<Component> ofFix(String text) {
    Matcher build = BUILD.matcher(text + ".src");
    return build.matches()
        ? named(build.group(1), "", true, build.group(3) + "-" + build.group(4))
        : Optional.empty();
  }

  private static Optional<Component> named(
      String name, String module, boolean isSource, String version) {
    if (!NAME.matcher(name).matches()
        || module.endsWith(":flatpak")
        || name.endsWith("-debuginfo")
        || name.endsWith("-debugsource")) {
      return Optional.empty();
    }
    String own = isSource ? PackageNames.ofSource(name) : name;
    return Optional.of(new Component(PackageNames.inModule(module, own), version));
  }

  private static String epoch(String stated) {
    return stated == null || stated.equals("0") ? "" : stated + ":";
  }
}
