package dev.assay.inventory.extract.java;

import dev.assay.inventory.ArchiveIndex;
import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.RandomContent;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import java.io.IOException;
import java.util.Optional;

/// Reads Java archives by their central directory, so that classes, nearly all of an archive, are
/// never unpacked and an archive stored within another is read in place. Of a file on disk only the
/// directory and what is wanted is read, of a stream only that is held.
public final class JavaArchive implements Extractor {
  /// No time is spent on more of a stream; of a file on disk only what is wanted is read.
  private static final long MOST_BYTES = 16L << 30;

  /// Of a heap of 256 MiB, in which two archives are read at once.
  private static final long MOST_HELD = 64 << 20;

  private final ArchiveIndex index;

  /// Knows archives by what they say of themselves alone.
  public JavaArchive() {
    this(ArchiveIndex.NONE);
  }

  /// Knows by their digest those that say nothing.
  public JavaArchive(ArchiveIndex index) {
    this.index = index;
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public String knowledge() {
    return index.id();
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

  /// What the folders of a repository or of a build tool's cache say of an archive; empty for other
  /// paths and other files.
  public static Optional<ArchiveIndex.Coordinates> named(String path) {
    return isArchive(path)
        ? RepositoryPath.identify(path)
            .map(one -> new ArchiveIndex.Coordinates(one.group(), one.artifact(), one.version()))
        : Optional.empty();
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-JAVA", file.path(), sink)) {
      Optional<RandomContent> random = file.random();
      if (random.isPresent()) {
        RandomContent bytes = random.get();
        walk(file, new ZipSlice(bytes::read, 0, bytes.size()), MOST_HELD, problems, sink);
        return;
      }
      Optional<Excerpt> excerpt =
          ExcerptReader.read(file.content(), MOST_BYTES, MOST_HELD, !index.isEmpty());
      if (excerpt.isEmpty()) {
        problems.limit(
            0,
            "larger than " + MOST_BYTES + " bytes, or " + MOST_HELD + " of them would be held",
            "the archive was not read");
        return;
      }
      long left = MOST_HELD - excerpt.get().held();
      var slice = new ZipSlice(excerpt.get(), 0, excerpt.get().size());
      walk(file, slice, left, problems, sink);
    }
  }

  private void walk(
      ScannedFile file, ZipSlice archive, long holdable, FileProblems problems, PackageSink sink)
      throws IOException, InterruptedException {
    new ArchiveWalk(problems, sink, holdable, index).enter(file.path(), archive, 0);
  }
}
