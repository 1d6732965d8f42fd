package dev.assay.inventory.extract.java;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;

/// The bytes that an archive lies in: a file, or an array.
@FunctionalInterface
interface ZipBytes {
  /// Fills a part of an array.
  ///
  /// @throws IOException also where the bytes end earlier
  void read(long at, byte[] into, int offset, int length) throws IOException;

  /// The SHA-1 of a part; empty where its bytes are not there any more.
  default Optional<String> sha1(long start, long end) throws IOException, InterruptedException {
    MessageDigest digest = Sha1.begun();
    byte[] chunk = new byte[1 << 16];
    for (long at = start; at < end; at += chunk.length) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int count = (int) Math.min(chunk.length, end - at);
      read(at, chunk, 0, count);
      digest.update(chunk, 0, count);
    }
    return Optional.of(Sha1.text(digest));
  }
}
