package dev.assay.inventory.source.inflate;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/// The content of a gzip stream (RFC 1952), inflated by ISA-L into memory outside the heap: what
/// nobody reads is never copied. For one thread at a time.
final class IsaGzipInput extends InputStream {
  private static final int OUTPUT = 512 << 10;

  private final IsaLibrary library;
  private final GzipBytes packed;
  private final Arena arena = Arena.ofShared();
  private final IsaState state;
  private final MemorySegment input;
  private final MemorySegment output;
  private final ByteBuffer unpacked;
  private final CRC32 checksum = new CRC32();
  private long length;
  private boolean isEnded;
  private boolean isClosed;

  private IsaGzipInput(InputStream in, IsaLibrary library) {
    this.library = library;
    this.packed = new GzipBytes(in);
    this.state = new IsaState(arena.allocate(IsaState.BYTES, Long.BYTES));
    this.input = arena.allocate(GzipBytes.SIZE);
    this.output = arena.allocate(OUTPUT);
    this.unpacked = output.asByteBuffer().limit(0);
  }

  /// @throws IOException when the stream does not begin as gzip does
  static IsaGzipInput open(InputStream in, IsaLibrary library) throws IOException {
    var stream = new IsaGzipInput(in, library);
    try {
      if (!GzipHeader.pass(stream.packed)) {
        throw new EOFException("the packed data is empty");
      }
      stream.begin();
      return stream;
    } catch (IOException unsound) {
      stream.release();
      throw unsound;
    }
  }

  private void begin() {
    library.init(state);
    checksum.reset();
    length = 0;
  }

  @Override
  public int read() throws IOException {
    return isThere() ? unpacked.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!isThere()) {
      return -1;
    }
    int got = Math.min(length, unpacked.remaining());
    unpacked.get(to, offset, got);
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    if (bytes <= 0 || !isThere()) {
      return 0;
    }
    int skipped = (int) Math.min(bytes, unpacked.remaining());
    unpacked.position(unpacked.position() + skipped);
    return skipped;
  }

  @Override
  public int available() {
    return isClosed ? 0 : unpacked.remaining();
  }

  /// Whether there is a byte to be had, after unpacking some where needed.
  private boolean isThere() throws IOException {
    if (isClosed) {
      throw new IOException("the stream is closed");
    }
    while (!unpacked.hasRemaining() && !isEnded) {
      if (state.isFinished()) {
        endMember();
      } else {
        unpack();
      }
    }
    return unpacked.hasRemaining();
  }

  private void unpack() throws IOException {
    boolean hasMore = !packed.isEmpty() || packed.fill();
    int given = packed.copyTo(input); // nothing at the end: what is unpacked already comes out
    state.input(input, given);
    state.output(output, OUTPUT);
    int code = library.inflate(state);
    if (code != 0) {
      throw new ZipException("the packed data is damaged (code " + code + ")");
    }
    int got = OUTPUT - state.availableOut();
    int taken = given - state.availableIn();
    if (got == 0 && taken == 0 && !state.isFinished()) {
      throw hasMore
          ? new ZipException("the packed data is damaged")
          : new EOFException("the packed data ends early");
    }
    packed.take(taken);
    unpacked.position(0).limit(got);
    checksum.update(unpacked);
    unpacked.position(0);
    length += got;
  }

  /// RFC 1952, 2.3.1: the checksum of the content and its length follow, and perhaps one more
  /// member. As other readers do, we take what is no member for the end.
  private void endMember() throws IOException {
    packed.giveBack(state.takenTooMuch());
    boolean holds =
        packed.fourBytes() == checksum.getValue() && packed.fourBytes() == (length & 0xffff_ffffL);
    if (!holds) {
      throw new ZipException("the packed data has another checksum or length than it says");
    }
    isEnded = !isMember();
    if (!isEnded) {
      begin();
    }
  }

  private boolean isMember() {
    try {
      return GzipHeader.pass(packed);
    } catch (IOException noMember) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (!isClosed) {
      isClosed = true;
      release();
      packed.close();
    }
  }

  private void release() {
    isClosed = true;
    arena.close();
  }
}
