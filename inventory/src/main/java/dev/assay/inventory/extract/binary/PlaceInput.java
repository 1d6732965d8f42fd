package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.RandomContent;
import java.io.IOException;
import java.io.InputStream;

/// A part of a file as a stream.
final class PlaceInput extends InputStream {
  private final RandomContent file;
  private long at;
  private final long end;

  PlaceInput(RandomContent file, ElfSections.Place place) {
    this.file = file;
    this.at = place.offset();
    this.end = place.offset() + place.length();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (at >= end) {
      return -1;
    }
    int part = (int) Math.min(length, end - at);
    file.read(at, to, offset, part);
    at += part;
    return part;
  }
}
