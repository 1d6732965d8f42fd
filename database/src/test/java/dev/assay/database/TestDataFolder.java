package dev.assay.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Data folders whose embedded database is there already, with the schema and no rows: unpacking
/// and making one takes seconds, copying one does not.
public final class TestDataFolder {
  private TestDataFolder() {}

  /// Makes a data folder as the first start of a server leaves it.
  public static void make(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (var parts = Files.list(Shared.FOLDER)) {
      for (Path part : parts.toList()) {
        Path target = folder.resolve(part.getFileName());
        if (part.getFileName().toString().startsWith("postgresql-")) {
          Files.createSymbolicLink(target, part);
        } else {
          copy(part, target);
        }
      }
    }
  }

  /// With owners and modes: PostgreSQL refuses data that others may read.
  private static void copy(Path part, Path target) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder(List.of("cp", "-a", part.toString(), target.toString()))
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("cp ended with status " + status);
    }
  }

  private static final class Shared {
    static final Path FOLDER = made();

    private static Path made() {
      try {
        Path folder = Files.createTempDirectory("assay-seed-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        Database.open(new DatabaseLocation.Embedded(folder)).close();
        return folder;
      } catch (IOException | InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    }

    private static void delete(Path folder) {
      try {
        FileTree.delete(folder);
      } catch (IOException leftBehind) {
        throw new UncheckedIOException(leftBehind);
      }
    }
  }
}
