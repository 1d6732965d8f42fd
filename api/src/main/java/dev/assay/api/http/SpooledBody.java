package dev.assay.api.http;

import dev.assay.api.wire.ApiFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A body kept in a file of its own until its hash is known to be the signed one: nothing of it is
/// looked at before.
final class SpooledBody implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /// So much of a body that is too large is read on and thrown away.
  private static final long READ_ON = 8 << 20;

  private final Path file;

  private SpooledBody(Path file) {
    this.file = file;
  }

  /// Takes a body in.
  ///
  /// @param largest in bytes
  /// @param signedHash SHA-256 in hexadecimal
  /// @throws ApiFault when it is larger, or is not what was signed
  static SpooledBody receive(InputStream in, long largest, String signedHash) throws IOException {
    var body = new SpooledBody(Files.createTempFile("assay-upload-", ""));
    try {
      body.fill(in, largest, signedHash);
      return body;
    } catch (IOException | RuntimeException failure) {
      body.close();
      throw failure;
    }
  }

  InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private void fill(InputStream in, long largest, String signedHash) throws IOException {
    try (var out = new DigestOutputStream(Files.newOutputStream(file), sha256())) {
      copy(in, out, largest);
      if (!HexFormat.of().formatHex(out.getMessageDigest().digest()).equals(signedHash)) {
        throw ApiFault.of(
            403,
            "InvalidSignatureException",
            "The x-amz-content-sha256 header is not the SHA-256 of the body");
      }
    }
  }

  private static void copy(InputStream in, OutputStream out, long largest) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long taken = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      taken += count;
      if (taken > largest) {
        // A client that is still sending would miss the answer.
        discard(in, buffer);
        throw ApiFault.tooLarge("The body is larger than " + largest + " bytes");
      }
      out.write(buffer, 0, count);
    }
  }

  private static void discard(InputStream in, byte[] buffer) throws IOException {
    int count = in.read(buffer);
    for (long left = READ_ON; count >= 0 && left > 0; left -= count) {
      count = in.read(buffer);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
