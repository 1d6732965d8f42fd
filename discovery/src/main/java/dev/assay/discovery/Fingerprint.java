package dev.assay.discovery;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// Tells by sizes and times alone whether files changed, without reading them.
final class Fingerprint {

  /// Files whose change means that packages were installed or removed; see the extractors.
  private static final List<String> PACKAGE_DATABASES =
      List.of(
          "etc/os-release",
          "usr/lib/os-release",
          "var/lib/dpkg/status",
          "var/lib/dpkg/status.d",
          "lib/apk/db/installed",
          "usr/lib/apk/db/installed",
          "var/lib/rpm/rpmdb.sqlite",
          "var/lib/rpm/rpmdb.sqlite-wal",
          "usr/lib/sysimage/rpm/rpmdb.sqlite",
          "usr/lib/sysimage/rpm/rpmdb.sqlite-wal");

  /// More files than this are not looked at one by one; the folder's scan has its own limit.
  private static final int MOST_FILES = 1_000_000;

  private long hash = 17;
  private int files;

  private Fingerprint() {}

  /// Of the package databases below a root file system.
  static String ofPackageDatabases(Path root) throws IOException {
    var fingerprint = new Fingerprint();
    for (String database : PACKAGE_DATABASES) {
      var path = root.resolve(database);
      if (Files.exists(path)) {
        fingerprint.add(database, Files.readAttributes(path, BasicFileAttributes.class));
      }
    }
    return fingerprint.text();
  }

  /// Of one file.
  static String ofFile(Path file) throws IOException {
    var fingerprint = new Fingerprint();
    fingerprint.add("", Files.readAttributes(file, BasicFileAttributes.class));
    return fingerprint.text();
  }

  /// Of every file below a folder; links are not followed.
  static String ofTree(Path folder) throws IOException {
    var fingerprint = new Fingerprint();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            fingerprint.add(folder.relativize(file).toString(), attributes);
            return fingerprint.files < MOST_FILES
                ? FileVisitResult.CONTINUE
                : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
    return fingerprint.text();
  }

  /// Sums, so that the order in which a file system lists its entries does not matter.
  private void add(String path, BasicFileAttributes attributes) {
    long one = path.hashCode();
    one = one * 0x9E3779B97F4A7C15L + attributes.size();
    one = one * 0x9E3779B97F4A7C15L + attributes.lastModifiedTime().toMillis();
    one ^= one >>> 29;
    hash += one * 0xBF58476D1CE4E5B9L;
    files++;
  }

  private String text() {
    return files + "-" + Long.toHexString(hash);
  }
}
