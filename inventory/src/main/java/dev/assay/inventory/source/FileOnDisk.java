package dev.assay.inventory.source;

import dev.assay.inventory.extract.RandomContent;
import dev.assay.inventory.extract.ScannedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Optional;

/// A file that lies on disk, while an extractor reads it.
final class FileOnDisk implements ScannedFile, RandomContent {
  private final String path;
  private final FileChannel channel;
  private final long size;
  private final Budget budget;
  private final long limit;

  /// @param limit most bytes of a file that are read
  FileOnDisk(String path, FileChannel channel, Budget budget, long limit) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
    this.budget = budget;
    this.limit = limit;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream content() {
    return new BoundedInput(Channels.newInputStream(channel), limit, true, budget);
  }

  /// A file beyond the limit is read as a stream, which ends at the limit with its problem.
  @Override
  public Optional<RandomContent> random() {
    return size > limit ? Optional.empty() : Optional.of(this);
  }

  @Override
  public void read(long at, byte[] into, int offset, int length) throws IOException {
    budget.charge(length);
    var wanted = ByteBuffer.wrap(into, offset, length);
    long from = at;
    while (wanted.hasRemaining()) {
      int got = channel.read(wanted, from);
      if (got < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      from += got;
    }
  }
}
