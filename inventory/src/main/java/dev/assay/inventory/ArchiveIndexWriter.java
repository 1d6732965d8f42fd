package dev.assay.inventory;

import dev.assay.inventory.extract.java.JavaArchive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes an [ArchiveIndex] from the archives of repositories: Maven's folders, `~/.m2/repository`
/// or a mirror of Maven Central, and the caches of Gradle and Coursier. The folders name them.
public final class ArchiveIndexWriter {
  /// A line takes some 200 bytes of memory.
  private static final int MOST_LINES = 5_000_000;

  private static final int CHUNK = 1 << 16;

  private final SortedMap<String, String> lines = new TreeMap<>();
  private final List<String> unread = new ArrayList<>();
  private int archives;

  /// Begins with the lines of an index that is there, or with none.
  ///
  /// @throws IOException where it cannot be read
  public static ArchiveIndexWriter of(Path file) throws IOException {
    var writer = new ArchiveIndexWriter();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          int tab = line.indexOf('\t');
          if (tab > 0) {
            writer.put(line.substring(0, tab), line.substring(tab + 1));
          }
        }
      }
    }
    return writer;
  }

  /// Adds every archive below a folder whose folders name it. Links are not followed.
  ///
  /// @throws IOException where the folder itself cannot be read, or there are too many archives
  /// @throws InterruptedException when the calling thread is interrupted
  public void add(Path repository) throws IOException, InterruptedException {
    Files.walkFileTree(
        repository,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (Thread.currentThread().isInterrupted()) {
              return FileVisitResult.TERMINATE;
            }
            if (attributes.isRegularFile()) {
              addFile(file, repository.relativize(file).toString());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(repository)) {
              throw e;
            }
            unread.add(file + ": " + e);
            return FileVisitResult.CONTINUE;
          }
        });
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void addFile(Path file, String path) throws IOException {
    Optional<ArchiveIndex.Coordinates> named = JavaArchive.named(path);
    if (named.isEmpty()) {
      named = JavaArchive.named("repository/" + path);
    }
    if (named.isEmpty()) {
      return;
    }
    var coordinates = named.get();
    String name = coordinates.group() + ":" + coordinates.artifact() + ":" + coordinates.version();
    try {
      put(sha1(file), name);
      archives++;
    } catch (LimitException e) {
      throw e;
    } catch (IOException e) {
      unread.add(file + ": " + e);
    }
  }

  private void put(String sha1, String name) throws LimitException {
    if (lines.size() == MOST_LINES && !lines.containsKey(sha1)) {
      throw new LimitException();
    }
    lines.putIfAbsent(sha1, name);
  }

  private static String sha1(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1", impossible);
    }
    byte[] chunk = new byte[CHUNK];
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      while (in.read(chunk) >= 0) {
        // The digest sees what goes by.
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Archives that were added.
  public int archives() {
    return archives;
  }

  /// Lines of the index.
  public int size() {
    return lines.size();
  }

  /// What could not be read, and why.
  public List<String> unread() {
    return List.copyOf(unread);
  }

  /// Writes the index; it is complete or not there.
  public void write(Path file) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
        for (var line : lines.entrySet()) {
          out.write(line.getKey() + "\t" + line.getValue() + "\n");
        }
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static final class LimitException extends IOException {
    private static final long serialVersionUID = 1;

    LimitException() {
      super("more than " + MOST_LINES + " archives");
    }
  }
}
