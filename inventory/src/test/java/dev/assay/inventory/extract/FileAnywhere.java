package dev.assay.inventory.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A file on disk, as its reader sees it: content by position too.
public final class FileAnywhere implements ScannedFile, RandomContent {
  private final String path;
  private final byte[] bytes;

  public FileAnywhere(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
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

  @Override
  public Optional<RandomContent> random() {
    return Optional.of(this);
  }

  @Override
  public void read(long at, byte[] into, int offset, int length) throws IOException {
    if (at + length > bytes.length) {
      throw new IOException("behind the end");
    }
    System.arraycopy(bytes, (int) at, into, offset, length);
  }
}
