package dev.assay.match;

import dev.assay.model.InstalledPackage;

/// The source package that Debian's and Ubuntu's advisories name for a signed kernel.
///
/// A kernel image is built from `linux` and signed in a second source (`linux-signed-amd64` at
/// Debian, `linux-signed` and `linux-signed-aws` at Ubuntu), which holds no code and no advisory
/// names. The version of that source is spelled in its own way, and the image's is that of the
/// kernel's source.
final class KernelSource {
  private static final String SIGNED = "linux-signed";

  private KernelSource() {}

  static String name(InstalledPackage installed) {
    String source = installed.source().name();
    if (!isSigned(source)) {
      return source;
    }
    return switch (source.substring(SIGNED.length())) {
      case "", "-amd64", "-arm64", "-i386" -> "linux";
      // Ubuntu's flavours are sources of their own: linux-aws, linux-hwe-6.8.
      case String flavour -> "linux" + flavour;
    };
  }

  static String version(InstalledPackage installed) {
    return isSigned(installed.source().name()) ? installed.version() : installed.source().version();
  }

  private static boolean isSigned(String source) {
    return source.equals(SIGNED) || source.startsWith(SIGNED + "-");
  }
}
