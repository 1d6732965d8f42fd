package dev.assay.inventory.extract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A file that a test made.
public final class FileInMemory implements ScannedFile {
  private final String path;
  private final byte[] bytes;

  public FileInMemory(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  public static FileInMemory of(String path, String text) {
    return new FileInMemory(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same file with other content.
  public FileInMemory with(byte[] content) {
    return new FileInMemory(path, content);
  }

  /// A copy of the content.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream content() {
    return new ByteArrayInputStream(bytes);
  }
}
