package dev.assay.inventory.source.cache;

import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.source.tree.FileTree;
import dev.assay.inventory.source.tree.TreeForm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// Trees of layers in a folder, up to a number of bytes; those that were not used for longest go
/// first. Many scans may use one folder at once, in one process or several: a file appears whole
/// under its name, and whoever finds one damaged deletes it. Trouble with the cache never troubles
/// a scan.
public final class LayerCache {
  private static final String SUFFIX = ".layer";
  private static final int MAGIC = 0x4153_4c59; // "ASLY"
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final long mostBytes;
  private final Clock clock;

  /// Opens nothing.
  ///
  /// @param folder made when something is kept for the first time
  /// @param mostBytes of all files together
  public LayerCache(Path folder, long mostBytes, Clock clock) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.clock = clock;
  }

  /// What was read, and by which rules.
  ///
  /// @param digest of the layer
  /// @param what files were read for: nothing for all of the layer, else the names that were asked
  public record Reading(
      String digest, List<Extractor> extractors, ScanLimits limits, List<String> what) {
    public Reading {
      extractors = List.copyOf(extractors);
      what = List.copyOf(what);
    }
  }

  /// The tree of a layer as it was read before; empty where it was not, or cannot be had.
  public Optional<FileTree> find(Reading reading) {
    Path file;
    try {
      file = file(reading);
      var found = read(file, reading.digest());
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      return Optional.of(found);
    } catch (NoSuchFileException unknown) {
      return Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      discard(reading);
      return Optional.empty();
    }
  }

  /// Keeps a tree that was read to its end.
  public void keep(Reading reading, FileTree tree) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path fresh = Files.createTempFile(folder, "fresh-", ".part");
      try {
        write(fresh, tree);
        Files.move(fresh, file(reading), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      makeRoom();
    } catch (IOException | UnsupportedOperationException notKept) {
      // The next scan reads the layer again.
    }
  }

  private Path file(Reading reading) throws IOException {
    List<String> what = new ArrayList<>(List.of(reading.digest()));
    what.addAll(reading.what());
    return folder.resolve(ReadingRules.key(reading.extractors(), reading.limits(), what) + SUFFIX);
  }

  private static FileTree read(Path file, String digest) throws IOException {
    var checksum = new CRC32C();
    try (var in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER), checksum))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("no layer");
      }
      FileTree tree = TreeForm.read(digest, in);
      long expected = checksum.getValue();
      if (in.readLong() != expected || in.read() >= 0) {
        throw new IOException("another checksum");
      }
      return tree;
    }
  }

  private static void write(Path file, FileTree tree) throws IOException {
    var checksum = new CRC32C();
    try (var out =
        new DataOutputStream(
            new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER), checksum))) {
      out.writeInt(MAGIC);
      TreeForm.write(tree, out);
      out.writeLong(checksum.getValue());
    }
  }

  private void discard(Reading reading) {
    try {
      Files.deleteIfExists(file(reading));
    } catch (IOException stays) {
      // It is found damaged again.
    }
  }

  private record Kept(Path file, long bytes, FileTime used) {}

  /// Also takes away what a killed scan left half written.
  private void makeRoom() throws IOException {
    List<Kept> kept = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        try {
          kept.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException goneMeanwhile) {
          // Another scan made room.
        }
      }
    }
    long bytes = kept.stream().mapToLong(Kept::bytes).sum();
    kept.sort(Comparator.comparing(Kept::used));
    for (Kept one : kept) {
      if (bytes <= mostBytes) {
        return;
      }
      Files.deleteIfExists(one.file());
      bytes -= one.bytes();
    }
  }
}
