package dev.assay.match;

import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.PackageType;
import java.util.List;

/// Tells the kernel that a host runs from the others that are installed beside it. Distributions
/// keep the last two or three; a vulnerability of one that does not run threatens nobody.
///
/// A kernel that no package can be told to be, such as a cloud's or a container host's own, leaves
/// all packages in.
///
/// @param release as `uname -r` prints it; empty where all packages count
record RunningKernel(String release) {
  /// Debian's and Ubuntu's packages that hold a kernel; its release follows the name.
  private static final List<String> DEB_NAMES =
      List.of("linux-image-unsigned-", "linux-image-", "linux-modules-extra-", "linux-modules-");

  static RunningKernel of(Inventory inventory) {
    String release = inventory.artifact() instanceof Artifact.Host host ? host.kernel() : "";
    var running = new RunningKernel(release);
    boolean told =
        !release.isEmpty()
            && inventory.packages().stream()
                .anyMatch(installed -> release.equals(kernelOf(installed)));
    return told ? running : new RunningKernel("");
  }

  /// Whether a package belongs to a kernel that does not run.
  boolean isOther(InstalledPackage installed) {
    if (release.isEmpty()) {
      return false;
    }
    String own = kernelOf(installed);
    return !own.isEmpty() && !own.equals(release);
  }

  /// The release of the kernel a package holds, in the form of `uname -r`; empty for any other.
  private static String kernelOf(InstalledPackage installed) {
    if (installed.type() == PackageType.DEB) {
      return ofDeb(installed.name());
    }
    return installed.type() == PackageType.RPM ? ofRpm(installed) : "";
  }

  private static String ofDeb(String name) {
    for (String start : DEB_NAMES) {
      if (name.startsWith(start)) {
        int end = name.endsWith("-unsigned") ? name.length() - "-unsigned".length() : name.length();
        String release = name.substring(start.length(), Math.max(start.length(), end));
        // Metapackages (linux-image-amd64, linux-image-generic) hold none.
        return !release.isEmpty() && Character.isDigit(release.charAt(0)) ? release : "";
      }
    }
    return "";
  }

  /// `VERSION-RELEASE.ARCH`, as Red Hat's and Amazon's kernels call themselves.
  private static String ofRpm(InstalledPackage installed) {
    return switch (installed.name()) {
      case "kernel",
          "kernel-core",
          "kernel-modules",
          "kernel-modules-core",
          "kernel-modules-extra",
          "kernel-uek",
          "kernel-uek-core",
          "kernel6.12" ->
          installed.version().substring(installed.version().indexOf(':') + 1)
              + "."
              + installed.architecture();
      default -> "";
    };
  }
}
