package dev.assay.model;

import java.util.Locale;

/// How purls and other tools call the distributions, against their `ID` in os-release(5).
final class DistributionNames {
  private DistributionNames() {}

  /// The namespace conventional for a distribution's purls.
  static String namespaceOf(String id) {
    return switch (id) {
      case "rhel" -> "redhat";
      case "opensuse-leap", "opensuse-tumbleweed" -> "opensuse";
      case "sles" -> "suse";
      default -> id;
    };
  }

  /// The `ID` for a name another tool uses; the name itself where it is none of theirs.
  static String idOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "redhat", "red hat", "red hat enterprise linux" -> "rhel";
      case "amazon", "amazon linux", "amazonlinux" -> "amzn";
      case "oracle", "oracle linux", "oraclelinux" -> "ol";
      case "alma", "alma linux" -> "almalinux";
      case "rocky linux", "rockylinux" -> "rocky";
      case "suse", "suse linux enterprise server" -> "sles";
      case "opensuse.leap", "opensuse leap" -> "opensuse-leap";
      case "opensuse.tumbleweed" -> "opensuse-tumbleweed";
      case "alpine linux" -> "alpine";
      case "mariner", "cbl-mariner", "azure linux", "azure" -> "azurelinux";
      case "photon os", "vmware photon" -> "photon";
      case "fedora linux" -> "fedora";
      case "debian gnu/linux" -> "debian";
      default -> lower;
    };
  }

  /// A release in the form of `VERSION_ID`: without the words behind it (`2 (Karoo)`), and without
  /// point releases where the distribution does not write them there (Debian 12.5 says 12, Amazon
  /// Linux 2023.6.20241121 says 2023).
  static String releaseOf(String id, String release) {
    int blank = release.indexOf(' ');
    String first = blank < 0 ? release : release.substring(0, blank);
    int dot = first.indexOf('.');
    boolean majorOnly = id.equals("debian") || (id.equals("amzn") && first.startsWith("202"));
    return majorOnly && dot > 0 ? first.substring(0, dot) : first;
  }
}
