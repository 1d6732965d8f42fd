package dev.assay.inventory.extract.osrelease;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.model.OperatingSystem.Distribution;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Reads the files in which distributions named themselves before os-release(5) came in 2012, and
/// which images without it still have: `CentOS release 6.10 (Final)`, `3.18.4`, `8.11`.
///
/// Of Red Hat's relatives every one has a file of its own name beside `redhat-release`, whose words
/// some of them copy from Red Hat.
public final class ReleaseFile implements Extractor {
  private static final int LONGEST_LINE = 200;
  private static final String EFFECT = "its distribution is not told by this file";

  @Override
  public String name() {
    return "release-file";
  }

  @Override
  public boolean wants(String path) {
    if (!path.startsWith("etc/")) {
      return false;
    }
    return switch (path) {
      case "etc/alpine-release",
          "etc/centos-release",
          "etc/debian_version",
          "etc/fedora-release",
          "etc/lsb-release",
          "etc/oracle-release",
          "etc/redhat-release",
          "etc/SuSE-release",
          "etc/system-release" ->
          true;
      default -> false;
    };
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-OS", file.path(), sink)) {
      Optional<Distribution> found =
          switch (file.path()) {
            case "etc/alpine-release" -> alpine(firstLine(file));
            case "etc/debian_version" -> debian(firstLine(file));
            case "etc/lsb-release" -> linuxStandardBase(file);
            case "etc/SuSE-release" -> suse(file);
            default -> titled(firstLine(file));
          };
      if (found.isEmpty()) {
        problems.broken(1, 0, "no distribution is named in the words known", EFFECT);
      } else if (found.get().versionId().isEmpty()
          || problems.accepts(1, "release", found.get().versionId(), EFFECT)) {
        sink.add(found.get());
      }
    }
  }

  private static String firstLine(ScannedFile file) throws IOException, InterruptedException {
    var lines = new LineReader(file.content());
    return lines.next() && lines.length() <= LONGEST_LINE ? lines.text(0) : "";
  }

  private static Optional<Distribution> alpine(String line) {
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(new Distribution("alpine", line, "", "Alpine Linux " + line));
  }

  /// A point release, or `trixie/sid` where Debian is not a stable release.
  private static Optional<Distribution> debian(String line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String name = "Debian GNU/Linux " + line;
    int slash = line.indexOf('/');
    if (slash >= 0) {
      return Optional.of(new Distribution("debian", "", line.substring(0, slash), name));
    }
    int dot = line.indexOf('.');
    return Optional.of(
        new Distribution("debian", dot < 0 ? line : line.substring(0, dot), "", name));
  }

  /// Ubuntu's; others write theirs without saying who they are.
  private static Optional<Distribution> linuxStandardBase(ScannedFile file)
      throws IOException, InterruptedException {
    String id = "";
    String release = "";
    String codename = "";
    String description = "";
    var lines = new LineReader(file.content());
    while (lines.next()) {
      if (lines.length() <= LONGEST_LINE) {
        String line = lines.text(0);
        String value = ShellWord.unquote(line.substring(line.indexOf('=') + 1));
        switch (line.substring(0, Math.max(0, line.indexOf('=')))) {
          case "DISTRIB_ID" -> id = value.toLowerCase(Locale.ROOT);
          case "DISTRIB_RELEASE" -> release = value;
          case "DISTRIB_CODENAME" -> codename = value;
          case "DISTRIB_DESCRIPTION" -> description = value;
          default -> {}
        }
      }
    }
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new Distribution(id, release, codename, description));
  }

  /// `SUSE Linux Enterprise Server 11 (x86_64)`, then `VERSION = 11` and `PATCHLEVEL = 4`.
  private static Optional<Distribution> suse(ScannedFile file)
      throws IOException, InterruptedException {
    var lines = new LineReader(file.content());
    String title = lines.next() ? lines.text(0) : "";
    String version = "";
    String level = "";
    while (lines.next()) {
      String line = lines.length() <= LONGEST_LINE ? lines.text(0) : "";
      String value = line.substring(line.indexOf('=') + 1).strip();
      if (line.startsWith("VERSION")) {
        version = value;
      } else if (line.startsWith("PATCHLEVEL") && !value.equals("0")) {
        level = "." + value;
      }
    }
    String id = title.startsWith("openSUSE") ? "opensuse" : "sles";
    return title.length() > LONGEST_LINE || version.isEmpty()
        ? Optional.empty()
        : Optional.of(new Distribution(id, version + level, "", title));
  }

  /// `TITLE release VERSION (CODENAME)`.
  private static Optional<Distribution> titled(String line) {
    int word = line.indexOf(" release ");
    if (word < 0) {
      return Optional.empty();
    }
    String rest = line.substring(word + " release ".length());
    int end = rest.indexOf(' ');
    String version = end < 0 ? rest : rest.substring(0, end);
    return id(line.substring(0, word)).map(id -> new Distribution(id, version, "", line));
  }

  /// The `ID` that the same distribution has in its later os-release files.
  private static Optional<String> id(String title) {
    return switch (title) {
      case "CentOS", "CentOS Linux", "CentOS Stream" -> Optional.of("centos");
      case "Fedora", "Fedora Linux" -> Optional.of("fedora");
      case "Amazon Linux", "Amazon Linux AMI" -> Optional.of("amzn");
      case "Oracle Linux Server", "Enterprise Linux Enterprise Linux Server" -> Optional.of("ol");
      case "AlmaLinux" -> Optional.of("almalinux");
      case "Rocky Linux" -> Optional.of("rocky");
      default ->
          title.startsWith("Red Hat Enterprise Linux") ? Optional.of("rhel") : Optional.empty();
    };
  }
}
