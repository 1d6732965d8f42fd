package dev.assay.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// What is sent back. The body is read once.
public record HttpAnswer(int status, Map<String, String> headers, Body body) {
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /// An answer whose body is in memory.
  public HttpAnswer(int status, Map<String, String> headers, ByteBuffer bytes) {
    this(status, headers, new Body.Bytes(bytes));
  }

  /// What is in it.
  public sealed interface Body {
    /// These bytes.
    record Bytes(ByteBuffer bytes) implements Body {}

    /// What a file holds, read while it is sent.
    record Contents(Path file) implements Body {}
  }

  /// An answer with a JSON text as its body.
  public static HttpAnswer json(int status, String body) {
    return new HttpAnswer(
        status,
        Map.of("Content-Type", "application/json"),
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }

  /// A body in memory as text.
  public String text() {
    return switch (body) {
      case Body.Bytes(var bytes) -> StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
      case Body.Contents(var file) -> throw new IllegalStateException(file + " is not in memory");
    };
  }

  /// A buffer that hands its array over instead of copying it.
  static final class Buffer extends ByteArrayOutputStream {
    Buffer() {
      super(8 << 10);
    }

    ByteBuffer handOver() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }
}
