package dev.assay.inventory.extract.java;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.RandomContent;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileBytes;
import dev.assay.inventory.extract.input.FileProblems;
import java.io.IOException;
import java.util.Optional;

/// Reads Java archives by their central directory, so that classes, nearly all of an archive, are
/// never unpacked and an archive stored within another is read in place.
public final class JavaArchive implements Extractor {
  private static final int MOST_BYTES = 512 << 20;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public boolean wants(String path) {
    return isArchive(path);
  }

  /// Archives of source code and documentation install nothing.
  static boolean isArchive(String path) {
    int dot = path.length() - 4;
    if (dot < 1 || path.charAt(dot) != '.') {
      return false;
    }
    return switch (path.substring(dot + 1)) {
      case "jar" -> !path.endsWith("-sources.jar") && !path.endsWith("-javadoc.jar");
      case "war", "ear", "par", "hpi", "aar", "JAR", "WAR", "EAR" -> true;
      default -> false;
    };
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-JAVA", file.path(), sink)) {
      Optional<ZipSlice> archive = archive(file);
      if (archive.isEmpty()) {
        problems.limit(0, "larger than " + MOST_BYTES + " bytes", "the archive was not read");
        return;
      }
      var walk = new ArchiveWalk(problems, sink);
      walk.enter(file.path(), archive.get(), 0);
    }
  }

  /// Of a file on disk only the directory and what is wanted is read; a stream is held whole.
  private static Optional<ZipSlice> archive(ScannedFile file)
      throws IOException, InterruptedException {
    Optional<RandomContent> random = file.random();
    if (random.isPresent()) {
      long size = random.get().size();
      return size > MOST_BYTES
          ? Optional.empty()
          : Optional.of(new ZipSlice(random.get()::read, 0, size));
    }
    return FileBytes.read(file, MOST_BYTES).map(ZipSlice::of);
  }
}
