package dev.assay.api.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A request as it came: path and query still percent-encoded, the body whole.
///
/// `headers` gives every value of a header, in order; names are looked up without regard to case.
/// `remote` is the address that it came from; empty where it is not known. The body is not copied:
/// whoever makes the request gives it away.
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of 8 MB would buy nothing.
public record HttpRequest(
    String method,
    String rawPath,
    String rawQuery,
    Function<String, List<String>> headers,
    byte[] body,
    String remote) {

  /// A request of which it is not known where it came from.
  public HttpRequest(
      String method,
      String rawPath,
      String rawQuery,
      Function<String, List<String>> headers,
      byte[] body) {
    this(method, rawPath, rawQuery, headers, body, "");
  }

  /// The first value of a header.
  public Optional<String> header(String name) {
    return headers.apply(name).stream().findFirst();
  }

  /// The same request with another body.
  HttpRequest with(byte[] otherBody) {
    return new HttpRequest(method, rawPath, rawQuery, headers, otherBody, remote);
  }
}
