package dev.assay.inventory.extract.repositories;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import java.io.IOException;

/// Reads which repositories of a subscription are enabled: `redhat.repo`, which Red Hat's
/// subscription manager writes, and `amzn2-extras.repo` of `amazon-linux-extras`. A section's name
/// is the repository's; without `enabled` it is enabled (yum.conf(5), "[repository] OPTIONS").
public final class YumRepositories implements Extractor {
  private static final String EFFECT = "the repository is taken as not enabled";

  @Override
  public String name() {
    return "yum-repositories";
  }

  @Override
  public boolean wants(String path) {
    return path.equals("etc/yum.repos.d/redhat.repo")
        || path.equals("etc/yum.repos.d/amzn2-extras.repo");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-OS", file.path(), sink)) {
      var lines = new LineReader(file.content());
      String section = "";
      int line = 0;
      boolean enabled = true;
      while (lines.next()) {
        if (lines.at(0) == '[') {
          finish(section, line, enabled, problems, sink);
          String text = lines.text(1);
          section = text.endsWith("]") ? text.substring(0, text.length() - 1) : text;
          line = lines.number();
          enabled = true;
        } else if (isEnabledKey(lines)) {
          enabled = !isOff(lines.text(lines.indexOf('=') + 1));
        }
      }
      finish(section, line, enabled, problems, sink);
    }
  }

  private static void finish(
      String section, int line, boolean enabled, FileProblems problems, PackageSink sink) {
    boolean named = line > 0 && !section.equals("main");
    if (named && enabled && problems.accepts(line, "section", section, EFFECT)) {
      sink.addRepository(section);
    }
  }

  private static boolean isEnabledKey(LineReader lines) {
    int equals = lines.indexOf('=');
    return equals > 0 && lines.text(0).split("=", 2)[0].strip().equals("enabled");
  }

  private static boolean isOff(String value) {
    return switch (value) {
      case "0", "no", "false", "off" -> true;
      default -> false;
    };
  }
}
