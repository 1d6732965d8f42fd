package dev.assay.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Counts what is written, and asks now and then whether to go on.
final class CountedFiles implements ReportFiles {
  private static final long CHECKED_EVERY = 256 << 10;

  private final ReportFiles files;
  private final Runnable check;
  private int count;
  private long bytes;
  private long unchecked;

  /// @param check throws where it should end
  CountedFiles(ReportFiles files, Runnable check) {
    this.files = files;
    this.check = check;
  }

  int count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void add(String name, String mediaType, Body body) throws IOException {
    check.run();
    files.add(name, mediaType, out -> body.write(counted(out)));
    count++;
  }

  private OutputStream counted(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int one) throws IOException {
        out.write(one);
        add(1);
      }

      @Override
      public void write(byte[] all, int from, int number) throws IOException {
        out.write(all, from, number);
        add(number);
      }

      // the stream belongs to who handed it over
      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  private void add(int number) {
    bytes += number;
    unchecked += number;
    if (unchecked > CHECKED_EVERY) {
      unchecked = 0;
      check.run();
    }
  }

  @Override
  public void finish() throws IOException {
    files.finish();
  }

  @Override
  public void keep() {
    files.keep();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
