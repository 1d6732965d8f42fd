package dev.assay.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is sent back. The body is read once.
public record HttpAnswer(int status, Map<String, String> headers, ByteBuffer body) {
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /// An answer with a JSON text as its body.
  public static HttpAnswer json(int status, String body) {
    return new HttpAnswer(
        status,
        Map.of("Content-Type", "application/json"),
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }

  /// The body as text.
  public String text() {
    return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
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
