package dev.assay.api.http;

/// One of Assay's own calls, beside the Inspector operations. Signed like them.
///
/// `handle` runs inside the caller's scope and may be called by many threads at once.
public interface Route {
  /// The method it answers to.
  String method();

  /// The path it answers to, exactly; it starts with `/assay/`.
  String path();

  /// Answers a request whose signature was right.
  HttpAnswer handle(HttpRequest request);
}
