package dev.assay.advisory;

import dev.assay.advisory.feed.vex.VexFeed;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The folder that holds indexes: `index-<id>.assay` files, `current`, which names the one in use,
/// and `feeds/`, the downloads. Safe for several processes: files appear whole, by renaming, and
/// one update runs at a time. A process that was killed leaves the old index in use.
public final class IndexStore {
  /// Folder of the VEX repositories.
  static final String VEX = "vex";

  private static final String STARTER = "starter/starter.assay";
  private static final int MOST_BYTES = Integer.MAX_VALUE;

  private final Path folder;

  public IndexStore(Path dataDir) {
    this.folder = dataDir;
  }

  /// Where downloads are kept, laid out as a mirror.
  public Path feeds() {
    return folder.resolve("feeds");
  }

  /// Opens the index in use; the starter set where there is none yet.
  ///
  /// @throws IndexException if the index in use is damaged or of another format version
  public AdvisoryIndex openCurrent() throws IOException {
    Optional<Path> current = current();
    if (current.isEmpty()) {
      return openStarter();
    }
    try {
      return AdvisoryIndex.open(current.get());
    } catch (NoSuchFileException replaced) {
      // Between the two reads another process put a newer index in use and deleted this one.
      return AdvisoryIndex.open(current().orElse(current.get()));
    }
  }

  /// Opens the small set that ships with the program.
  public static AdvisoryIndex openStarter() throws IOException {
    try (InputStream in = IndexStore.class.getResourceAsStream(STARTER)) {
      if (in == null) {
        throw new IndexException("the program's starter set is missing from its jar");
      }
      return AdvisoryIndex.of(ByteBuffer.wrap(in.readAllBytes()), "the starter set");
    }
  }

  /// Copies the index in use to a stream: one file that carries its checksum.
  public IndexSummary export(OutputStream out) throws IOException {
    Path current =
        current()
            .orElseThrow(() -> new FeedException("there is no index yet: run `assay db update`"));
    try (var index = AdvisoryIndex.open(current)) {
      index.verify();
      Files.copy(current, out);
      return index.summary();
    }
  }

  /// Puts an exported index in use, after every byte has been checked.
  ///
  /// @throws IndexException if it is damaged; the index in use is untouched
  public IndexSummary importFrom(InputStream in) throws IOException {
    Path temporary = newFile();
    try {
      long size = Files.copy(new Bounded(in), temporary, StandardCopyOption.REPLACE_EXISTING);
      if (size == 0) {
        throw new IndexException("the import is empty");
      }
      return install(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// A file to build an index in, on the same disk.
  Path newFile() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "new-", ".assay");
  }

  /// Checks an index and puts it in use. The file is moved.
  IndexSummary install(Path built) throws IOException {
    IndexSummary summary;
    try (var index = AdvisoryIndex.open(built)) {
      index.verify();
      summary = index.summary();
    }
    Optional<Path> previous = current();
    Path home = folder.resolve("index-" + summary.id() + ".assay");
    sync(built);
    move(built, home);
    Path pointer = Files.createTempFile(folder, "current-", ".new");
    Files.writeString(pointer, summary.id() + "\n", StandardCharsets.US_ASCII);
    sync(pointer);
    move(pointer, folder.resolve("current"));
    Set<Path> kept = new HashSet<>(Set.of(home));
    previous.ifPresent(kept::add); // the same file where nothing was new
    deleteAllBut(kept);
    return summary;
  }

  /// Keeps the VEX repositories of a mirror, in place of those kept before; where it has none,
  /// these stay.
  void keepVex(Path mirror) throws IOException {
    Path from = mirror.resolve(VEX);
    if (!Files.isDirectory(from)) {
      return;
    }
    List<Path> found;
    try (Stream<Path> files = Files.list(from)) {
      found =
          files.filter(f -> VexFeed.isRepository(VEX + "/" + f.getFileName())).sorted().toList();
    }
    if (found.isEmpty()) {
      return;
    }
    Path home = Files.createDirectories(folder.resolve(VEX));
    Set<Path> kept = new HashSet<>();
    for (Path file : found) {
      Path temporary = Files.createTempFile(home, "new-", ".part");
      try {
        Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING);
        Path place = home.resolve(file.getFileName().toString());
        move(temporary, place);
        kept.add(place);
      } finally {
        Files.deleteIfExists(temporary);
      }
    }
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.filter(f -> !kept.contains(f)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Runs one update at a time, in whichever process.
  <T> T alone(Update<T> update) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path file = folder.resolve("update.lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw busy();
      }
      return update.run();
    } catch (OverlappingFileLockException e) {
      throw busy();
    }
  }

  /// An update of the store.
  interface Update<T> {
    T run() throws IOException, InterruptedException;
  }

  private static FeedException busy() {
    return new FeedException(
        "another update is running on this data folder", true, Duration.ofMinutes(1));
  }

  private Optional<Path> current() throws IOException {
    Path pointer = folder.resolve("current");
    if (!Files.isRegularFile(pointer)) {
      return Optional.empty();
    }
    String id = Files.readString(pointer, StandardCharsets.US_ASCII).strip();
    if (!id.matches("[0-9a-f]{64}")) {
      throw new IndexException(pointer + " names no index: delete it and run `assay db update`");
    }
    Path file = folder.resolve("index-" + id + ".assay");
    if (!Files.isRegularFile(file)) {
      throw new IndexException(
          file + " is missing though it is the index in use: run `assay db update`");
    }
    return Optional.of(file);
  }

  /// Whoever has a deleted file open goes on reading it.
  private void deleteAllBut(Set<Path> kept) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("index-") && name.endsWith(".assay") && !kept.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new FeedException("the data folder's file system cannot rename atomically: " + to);
    }
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Ends an import that is larger than any index can be.
  private static final class Bounded extends FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      read += Math.max(0, count);
      if (read > MOST_BYTES) {
        throw new IndexException("the import is larger than 2 GiB: it is no Assay index");
      }
      return count;
    }
  }
}
