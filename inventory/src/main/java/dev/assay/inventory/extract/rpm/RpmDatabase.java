package dev.assay.inventory.extract.rpm;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileBytes;
import dev.assay.inventory.extract.input.FileProblems;
import java.io.IOException;
import java.util.Optional;

/// Reads the headers of rpm's package database in all three forms, wherever rpm keeps it:
/// `rpmdb.sqlite`, the Berkeley DB hash `Packages`, and rpm's own `Packages.db`.
///
/// SQLite's write-ahead log beside it is not replayed: rpm empties it when it closes the database,
/// so that a filled one means a database that was copied while in use, and that is said.
public final class RpmDatabase implements Extractor {
  /// Number of the problem of a database that is of a form or version not read.
  static final int OTHER_FORM = 6;

  private static final int MOST_BYTES = 768 << 20;
  static final String WHOLE = "no rpm package of this system was read";

  @Override
  public String name() {
    return "rpm";
  }

  @Override
  public boolean wants(String path) {
    int slash = path.lastIndexOf('/');
    return slash > 0
        && isDatabaseFile(path.substring(slash + 1))
        && switch (path.substring(0, slash)) {
          // The second is SUSE's and Fedora's, the third that of systems updated by image.
          case "var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm" -> true;
          default -> false;
        };
  }

  private static boolean isDatabaseFile(String file) {
    return switch (file) {
      case "rpmdb.sqlite", "rpmdb.sqlite-wal", "Packages", "Packages.db" -> true;
      default -> false;
    };
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-RPM", file.path(), sink)) {
      if (file.path().endsWith(".sqlite-wal")) {
        checkLog(file, problems);
      } else {
        readDatabase(file, problems, sink);
      }
    }
  }

  private static void readDatabase(ScannedFile file, FileProblems problems, PackageSink sink)
      throws IOException, InterruptedException {
    Optional<byte[]> bytes = FileBytes.read(file, MOST_BYTES);
    if (bytes.isEmpty()) {
      problems.limit(0, "larger than " + MOST_BYTES + " bytes", WHOLE);
      return;
    }
    var packages = new RpmPackages(file.path(), problems, sink);
    if (file.path().endsWith(".sqlite")) {
      // hnum, blob
      new SqliteTable(bytes.get(), problems).read("Packages", row -> packages.take(row.blob(1)));
    } else if (file.path().endsWith(".db")) {
      new NdbFile(bytes.get(), problems).read(packages);
    } else {
      new BerkeleyHash(bytes.get(), problems).read(packages);
    }
  }

  /// A log without a frame is its header alone: SQLite file format 4.1.
  private static void checkLog(ScannedFile file, FileProblems problems) throws IOException {
    if (file.content().readNBytes(33).length > 32) {
      problems.add(
          5,
          0,
          0,
          "",
          "",
          "the database was in use: its last changes are only in this log",
          "packages changed last may be wrong or missing");
    }
  }
}
