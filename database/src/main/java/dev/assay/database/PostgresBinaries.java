package dev.assay.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once and kept beside the data, one folder for each version.
final class PostgresBinaries {
  private PostgresBinaries() {}

  /// The folder that holds `bin/postgres`.
  static Path unpackedUnder(Path folder) throws IOException {
    Path home = folder.resolve("postgresql-" + version());
    if (Files.isDirectory(home)) {
      return home;
    }
    Path fresh = folder.resolve("postgresql-unpacking");
    FileTree.delete(fresh);
    Files.createDirectories(fresh);
    unpack(fresh);
    return Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String version() throws IOException {
    var properties = new Properties();
    try (InputStream in = resource("/dev/assay/database/binaries.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static void unpack(Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(resource(archiveName()))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the PostgreSQL archive leaves its folder: " + entry.getName());
        }
        write(entry, tar, target);
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    boolean isProgram = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String archiveName() {
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return machine.equals("aarch64") ? "/postgres-linux-arm_64.txz" : "/postgres-linux-x86_64.txz";
  }

  private static InputStream resource(String name) {
    InputStream found = PostgresBinaries.class.getResourceAsStream(name);
    if (found == null) {
      throw new StoreException(
          "this build holds no PostgreSQL for this machine ("
              + name
              + "): set ASSAY_DATABASE_URL to use a server of your own");
    }
    return found;
  }
}
