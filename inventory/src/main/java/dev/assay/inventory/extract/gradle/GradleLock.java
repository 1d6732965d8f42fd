package dev.assay.inventory.extract.gradle;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `gradle.lockfile`, `buildscript-gradle.lockfile` and the `*.lockfile` of one
/// configuration each below `gradle/dependency-locks`, Gradle's older form: a line
/// `group:artifact:version=configuration,configuration` for each module (Gradle manual, "Locking
/// Versions"). What only tests and the build itself use is for development.
public final class GradleLock implements LockExtractor {
  private static final String BUILDSCRIPT = "buildscript-gradle.lockfile";

  @Override
  public String name() {
    return "gradle-lock";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith(".lockfile")
        && (FileName.is(path, "gradle.lockfile")
            || FileName.is(path, BUILDSCRIPT)
            || FileName.isBelow(path, "dependency-locks/"));
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    // A file of one configuration is named for it.
    String name = FileName.of(file.path());
    boolean build = name.equals(BUILDSCRIPT) || name.startsWith("buildscript-");
    boolean single = FileName.isBelow(file.path(), "dependency-locks/");
    String configuration = name.substring(0, name.length() - ".lockfile".length());
    try (var listing = new Listing("INV-GRADLE", PackageType.MAVEN, file.path(), sink)) {
      var lines = new LineReader(file.content());
      while (lines.next()) {
        String text = lines.text(0);
        if (text.isEmpty() || text.charAt(0) == '#' || text.startsWith("empty=")) {
          continue;
        }
        int equals = text.indexOf('=');
        String module = equals < 0 ? text : text.substring(0, equals);
        String used = equals < 0 ? (single ? configuration : "") : text.substring(equals + 1);
        boolean development = build || isForDevelopment(used);
        int colon = module.lastIndexOf(':');
        if (colon <= 0 || module.indexOf(':') == colon) {
          listing
              .problems()
              .broken(lines.number(), 1, "not group:artifact:version", "one package skipped");
        } else {
          listing.add(
              module.substring(0, colon),
              module.substring(colon + 1),
              lines.number(),
              new Declaration(Declaration.Relation.UNSTATED, development, ""));
        }
      }
    }
  }

  /// Whether all configurations, at least one, are of tests or of tools of the build. Their names
  /// are those that Gradle's Java plugins and the common annotation processing give.
  private static boolean isForDevelopment(String configurations) {
    if (configurations.isEmpty()) {
      return false;
    }
    for (String configuration : configurations.split(",", -1)) {
      boolean development =
          configuration.startsWith("test")
              || configuration.contains("Test")
              || configuration.endsWith("nnotationProcessor");
      if (!development) {
        return false;
      }
    }
    return true;
  }
}
