package dev.assay.inventory.source.registry;

import dev.assay.inventory.TargetException;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.ProblemException;
import dev.assay.inventory.source.Scan;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A blob on its way from a registry. A connection that breaks is taken up again where it broke.
final class BlobInput extends InputStream {
  private static final int MOST_BREAKS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final RegistryClient client;
  private final String path;
  private volatile InputStream body;
  private final long length;
  private final Thread watch;
  private final AtomicLong read = new AtomicLong();
  private volatile boolean waiting;
  private int breaks;

  BlobInput(RegistryClient client, String path) throws IOException, InterruptedException {
    this.client = client;
    this.path = path;
    HttpResponse<InputStream> answer = client.get(path, 0);
    this.length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    this.body = answer.body();
    this.watch = Thread.ofVirtual().start(this::watch);
  }

  /// Ends a wait for bytes that do not come, as the client itself limits only the wait for the
  /// first. The reader then takes the connection up again.
  private void watch() {
    try {
      long before = -1;
      while (true) {
        Thread.sleep(LONGEST_WAIT);
        if (waiting && read.get() == before) {
          body.close();
        }
        before = read.get();
      }
    } catch (InterruptedException e) {
      // Closed: there is nothing left to watch.
    } catch (IOException e) {
      // The connection is gone already, which the reader will see.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    while (true) {
      try {
        waiting = true;
        int got = body.read(to, offset, count);
        waiting = false;
        if (got < 0 && read.get() < length) {
          throw new EOFException("the connection ended " + (length - read.get()) + " bytes early");
        }
        read.addAndGet(Math.max(got, 0));
        return got;
      } catch (IOException e) {
        waiting = false;
        resume(e);
      }
    }
  }

  private void resume(IOException broken) throws IOException {
    body.close();
    if (++breaks > MOST_BREAKS) {
      throw new ProblemException(ProblemCode.UNAVAILABLE, Scan.reason(broken));
    }
    try {
      HttpResponse<InputStream> answer = client.get(path, read.get());
      body = answer.body();
      if (answer.statusCode() == 200) {
        // A registry that knows no ranges starts over.
        body.skipNBytes(read.get());
      }
    } catch (IOException | TargetException e) {
      throw new ProblemException(ProblemCode.UNAVAILABLE, Scan.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the scan was cancelled", e);
    }
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    body.close();
  }
}
