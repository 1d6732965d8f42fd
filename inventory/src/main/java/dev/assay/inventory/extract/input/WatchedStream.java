package dev.assay.inventory.extract.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Remembers whether it was the stream that failed, and not what came out of it. Closing it does
/// nothing: whoever opened the file closes it.
final class WatchedStream extends FilterInputStream {
  private Optional<IOException> failure = Optional.empty();

  WatchedStream(InputStream in) {
    super(in);
  }

  boolean hasFailed() {
    return failure.isPresent();
  }

  /// Throws what reading threw, where a library has put it into an exception of its own.
  void throwIfFailed() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public void close() {}
}
