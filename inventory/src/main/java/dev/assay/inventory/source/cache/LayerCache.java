package dev.assay.inventory.source.cache;

import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.coalesce.FileFindings;
import dev.assay.inventory.coalesce.FindingsForm;
import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.source.tree.FileTree;
import dev.assay.inventory.source.tree.TreeForm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
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

/// Trees of layers, and what is visible of whole images, in a folder, up to a number of bytes;
/// those that were not used for longest go first. Many scans may use one folder at once, in one
/// process or several: a file appears whole under its name, and whoever finds one damaged deletes
/// it. Trouble with the cache never troubles a scan.
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
  /// @param digest of the layer; the word [#IMAGE] for an image
  /// @param what files were read for: nothing for all of the layer, else the names that were asked;
  ///     the digests of an image's layers
  public record Reading(
      String digest, List<Extractor> extractors, ScanLimits limits, List<String> what) {
    /// What stands for the digest of layers that are laid over each other.
    public static final String IMAGE = "image";

    public Reading {
      extractors = List.copyOf(extractors);
      what = List.copyOf(what);
    }
  }

  /// The tree of a layer as it was read before; empty where it was not, or cannot be had.
  public Optional<FileTree> find(Reading reading) {
    return find(reading, in -> TreeForm.read(reading.digest(), in));
  }

  /// What is visible of an image, as it was found before; empty where it was not, or cannot be had.
  public Optional<FileFindings> findImage(Reading reading) {
    return find(reading, FindingsForm::read);
  }

  private <T> Optional<T> find(Reading reading, Reader<T> reader) {
    try {
      Path file = file(reading);
      var found = read(file, reader);
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
    keep(reading, out -> TreeForm.write(tree, out));
  }

  /// Keeps what is visible of an image all of whose layers were read to their end.
  public void keepImage(Reading reading, FileFindings visible) {
    keep(reading, out -> FindingsForm.write(visible, out));
  }

  private void keep(Reading reading, Writer writer) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path fresh = Files.createTempFile(folder, "fresh-", ".part");
      try {
        write(fresh, writer);
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

  private static <T> T read(Path file, Reader<T> reader) throws IOException {
    var checksum = new CRC32C();
    try (var in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER), checksum))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("no layer");
      }
      T found = reader.read(in);
      long expected = checksum.getValue();
      if (in.readLong() != expected || in.read() >= 0) {
        throw new IOException("another checksum");
      }
      return found;
    }
  }

  private static void write(Path file, Writer writer) throws IOException {
    var checksum = new CRC32C();
    try (var out =
        new DataOutputStream(
            new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER), checksum))) {
      out.writeInt(MAGIC);
      writer.write(out);
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

  /// Reads the form of something.
  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  /// Writes the form of something.
  private interface Writer {
    void write(DataOutput out) throws IOException;
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
