package dev.assay.inventory.source.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads a tar archive from front to end: ustar, PAX and GNU forms. Content that nobody reads is
/// skipped, not copied.
public final class TarReader {
  private final InputStream in;
  private final byte[] block = new byte[TarHeader.BLOCK];
  private final LongFields fields;
  private TarContent content = TarContent.EMPTY;
  private long position;
  private int damaged;
  private boolean ended;

  public TarReader(InputStream in) {
    this.in = in;
    this.fields = new LongFields(this);
  }

  /// Moves to the next member; empty at the end.
  ///
  /// @throws EOFException when the archive ends within a member or a header
  public Optional<TarEntry> next() throws IOException {
    while (!ended) {
      finishContent();
      if (!readHeader()) {
        break;
      }
      long stated = TarHeader.size(block);
      char type = TarHeader.type(block);
      if (fields.read(type, stated)) {
        continue;
      }
      return Optional.of(entry(type, fields.size(stated)));
    }
    return Optional.empty();
  }

  /// The content of the member last moved to, once.
  public InputStream content() {
    return content;
  }

  /// Where the content of the member last moved to starts in the archive.
  public long position() {
    return position;
  }

  /// How many times unreadable headers had to be skipped to find the next good one.
  public int damaged() {
    return damaged;
  }

  void countDamage() {
    damaged++;
  }

  private TarEntry entry(char type, long size) throws IOException {
    String path = fields.path(TarHeader.path(block));
    TarEntry.Kind kind = kind(type, path);
    boolean link = kind == TarEntry.Kind.SYMBOLIC_LINK || kind == TarEntry.Kind.HARD_LINK;
    String target = link ? fields.target(TarHeader.linkTarget(block)) : "";
    boolean file = kind == TarEntry.Kind.FILE;
    long held = file ? size : 0;
    SparseMap sparse = file ? fields.sparse(type, block, held) : SparseMap.NONE;
    content = TarContent.of(this, held - fields.takenFromContent(), padding(held), sparse);
    long shown = sparse.size(held);
    fields.clear();
    return new TarEntry(path, kind, shown, target, TarHeader.isExecutable(block));
  }

  /// Link, device and folder members have no content whatever their size says, as in every common
  /// reader.
  private static TarEntry.Kind kind(char type, String path) {
    return switch (type) {
      case '1' -> TarEntry.Kind.HARD_LINK;
      case '2' -> TarEntry.Kind.SYMBOLIC_LINK;
      case '3', '4', '6' -> TarEntry.Kind.SPECIAL;
      case '5' -> TarEntry.Kind.FOLDER;
      case '\0' -> path.endsWith("/") ? TarEntry.Kind.FOLDER : TarEntry.Kind.FILE;
      default -> TarEntry.Kind.FILE;
    };
  }

  /// After damage the next block whose checksum holds is taken for a header.
  private boolean readHeader() throws IOException {
    boolean lost = false;
    while (true) {
      if (!readBlock(block)) {
        // Some writers leave the two closing blocks out.
        ended = true;
        return false;
      }
      if (TarHeader.isZero(block)) {
        ended = !lost;
        if (ended) {
          return false;
        }
      } else if (TarHeader.checksumHolds(block) && TarHeader.size(block) >= 0) {
        return true;
      } else if (!lost) {
        lost = true;
        damaged++;
      }
    }
  }

  /// Reads a whole block; false at a clean end.
  boolean readBlock(byte[] to) throws IOException {
    int got = in.readNBytes(to, 0, TarHeader.BLOCK);
    position += got;
    if (got != 0 && got < TarHeader.BLOCK) {
      throw new EOFException("a header is cut off");
    }
    return got != 0;
  }

  int read(byte[] to, int offset, int length) throws IOException {
    int got = in.read(to, offset, length);
    if (got < 0) {
      throw new EOFException("a file is cut off");
    }
    position += got;
    return got;
  }

  byte[] read(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    position += bytes.length;
    if (bytes.length < length) {
      throw new EOFException("a header is cut off");
    }
    return bytes;
  }

  void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        if (in.read() < 0) {
          throw new EOFException("a file is cut off");
        }
        skipped = 1;
      }
      left -= skipped;
      position += skipped;
    }
  }

  private void finishContent() throws IOException {
    TarContent last = content;
    content = TarContent.EMPTY;
    skip(last.left());
  }

  static int padding(long size) {
    return (int) (-size & (TarHeader.BLOCK - 1));
  }
}
