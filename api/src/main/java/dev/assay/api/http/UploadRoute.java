package dev.assay.api.http;

import java.io.IOException;
import java.io.InputStream;

/// One of Assay's own calls whose body may be larger than memory should hold. Signed like all
/// others; a sender that states the body's hash in `x-amz-content-sha256` may send up to the limit.
///
/// `handle` runs inside the caller's scope and may be called by many threads at once.
public interface UploadRoute {
  /// The method it answers to.
  String method();

  /// The path it answers to, exactly; it starts with `/assay/`.
  String path();

  /// The largest body that is taken, in bytes as they are sent.
  long largestBody();

  /// Answers a request whose signature was right.
  ///
  /// @param head the request without its body
  /// @param body as it was sent and signed
  HttpAnswer handle(HttpRequest head, InputStream body) throws IOException;
}
