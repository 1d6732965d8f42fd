package dev.assay.advisory;

import dev.assay.advisory.index.IndexFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// An index file, mapped into memory. Opening reads its header alone, so it takes milliseconds
/// whatever the size; a lookup reads the pages it needs. Safe for use by many threads at once.
public final class AdvisoryIndex implements NamedAdvisories, AutoCloseable {
  private volatile Optional<IndexFile> open;

  private AdvisoryIndex(IndexFile file) {
    this.open = Optional.of(file);
  }

  /// Opens an index. The file may be deleted while it is open, but not changed.
  ///
  /// @throws IndexException if the file is damaged or of another format version
  public static AdvisoryIndex open(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer mapped =
          channel.map(
              FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), Integer.MAX_VALUE));
      return of(mapped, file.getFileName().toString());
    }
  }

  /// An index whose bytes are in memory already.
  ///
  /// @param name what messages call it
  static AdvisoryIndex of(ByteBuffer bytes, String name) {
    return new AdvisoryIndex(IndexFile.of(bytes.asReadOnlyBuffer(), name));
  }

  /// What the index is made of.
  public IndexSummary summary() {
    return file().summary();
  }

  /// Reads every byte and compares with the checksums: for a file just built or received.
  ///
  /// @throws IndexException if they differ
  public void verify() {
    file().verify();
  }

  @Override
  public List<AffectedPackage> affecting(Ecosystem ecosystem, String name) {
    return file().affecting(ecosystem, PackageNames.normalised(ecosystem, name));
  }

  @Override
  public Optional<Vulnerability> vulnerability(String id) {
    return file().vulnerability(id);
  }

  /// How many vulnerabilities are known.
  public int vulnerabilityCount() {
    return file().vulnerabilityCount();
  }

  /// The canonical id of a vulnerability, by its place in the order of ids.
  public String vulnerabilityId(int number) {
    return file().vulnerabilityId(number);
  }

  @Override
  public void eachPackage(BiConsumer<Ecosystem, String> visitor) {
    file().eachPackage(visitor);
  }

  /// Ends the use. The memory is given back when nothing refers to it any more.
  @Override
  public void close() {
    open = Optional.empty();
  }

  private IndexFile file() {
    return open.orElseThrow(() -> new IllegalStateException("the index is closed"));
  }
}
