package dev.assay.advisory.index;

import dev.assay.advisory.IndexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;

/// The first bytes of an index file. See [Section].
final class Header {
  /// Raised whenever the format changes; a file of another schema is refused.
  static final int SCHEMA = 2;

  private static final long MAGIC = 0x4153534159494458L; // "ASSAYIDX"
  private static final int HASH = 32;
  private static final int BYTES = 8 + 4 + 8 + 2 * HASH + Section.COUNT * 8 + 8;

  private final byte[] contentHash;
  private final byte[] manifestHash;
  private final int[] offsets;
  private final int[] lengths;

  private Header(byte[] contentHash, byte[] manifestHash, int[] offsets, int[] lengths) {
    this.contentHash = contentHash;
    this.manifestHash = manifestHash;
    this.offsets = offsets;
    this.lengths = lengths;
  }

  static Header of(Map<Section, Bytes> sections) {
    int[] offsets = new int[Section.COUNT];
    int[] lengths = new int[Section.COUNT];
    int offset = BYTES;
    MessageDigest content = sha256();
    MessageDigest manifest = sha256();
    for (Section section : Section.values()) {
      Bytes bytes = sections.getOrDefault(section, new Bytes());
      offsets[section.place()] = offset;
      lengths[section.place()] = bytes.size();
      offset = Math.addExact(offset, bytes.size());
      bytes.digest(section == Section.MANIFEST ? manifest : content);
    }
    return new Header(content.digest(), manifest.digest(), offsets, lengths);
  }

  /// Reads and checks the header alone: a page of the file, whatever the file's size.
  static Header read(ByteBuffer file, String name) {
    if (file.limit() < BYTES || file.getLong(0) != MAGIC) {
      throw new IndexException(name + " is not an Assay index");
    }
    int schema = file.getInt(8);
    if (schema != SCHEMA) {
      throw new IndexException(
          "%s has format version %d and this program reads %d: run `assay db update`"
              .formatted(name, schema, SCHEMA));
    }
    if (file.getLong(BYTES - 8) != crc(file)) {
      throw new IndexException(name + " is damaged: its header does not match its checksum");
    }
    if (file.getLong(12) != file.limit()) {
      throw new IndexException(
          "%s is cut short: %d bytes of %d".formatted(name, file.limit(), file.getLong(12)));
    }
    byte[] content = new byte[HASH];
    byte[] manifest = new byte[HASH];
    file.get(20, content);
    file.get(20 + HASH, manifest);
    int[] offsets = new int[Section.COUNT];
    int[] lengths = new int[Section.COUNT];
    for (int i = 0; i < Section.COUNT; i++) {
      offsets[i] = file.getInt(20 + 2 * HASH + i * 8);
      lengths[i] = file.getInt(24 + 2 * HASH + i * 8);
    }
    return new Header(content, manifest, offsets, lengths);
  }

  /// Reads every byte and compares with the sums.
  void verify(ByteBuffer file, String name) {
    MessageDigest content = sha256();
    MessageDigest manifest = sha256();
    for (Section section : Section.values()) {
      (section == Section.MANIFEST ? manifest : content)
          .update(file.slice(offset(section), length(section)));
    }
    if (!Arrays.equals(content.digest(), contentHash)
        || !Arrays.equals(manifest.digest(), manifestHash)) {
      throw new IndexException(name + " is damaged: its contents do not match their checksum");
    }
  }

  void writeWithSections(Path file, Map<Section, Bytes> sections) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, encoded());
      for (Section section : Section.values()) {
        Bytes bytes = sections.getOrDefault(section, new Bytes());
        writeFully(channel, ByteBuffer.wrap(bytes.array(), 0, bytes.size()));
      }
      channel.force(true);
    }
  }

  String id() {
    return HexFormat.of().formatHex(contentHash);
  }

  int offset(Section section) {
    return offsets[section.place()];
  }

  int length(Section section) {
    return lengths[section.place()];
  }

  long fileLength() {
    return (long) offsets[Section.COUNT - 1] + lengths[Section.COUNT - 1];
  }

  private ByteBuffer encoded() {
    ByteBuffer out = ByteBuffer.allocate(BYTES);
    out.putLong(MAGIC).putInt(SCHEMA).putLong(fileLength()).put(contentHash).put(manifestHash);
    for (int i = 0; i < Section.COUNT; i++) {
      out.putInt(offsets[i]).putInt(lengths[i]);
    }
    out.putLong(crc(out)).flip();
    return out;
  }

  private static long crc(ByteBuffer file) {
    var crc = new CRC32();
    byte[] covered = new byte[BYTES - 8];
    file.get(0, covered);
    crc.update(covered);
    return crc.getValue();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
