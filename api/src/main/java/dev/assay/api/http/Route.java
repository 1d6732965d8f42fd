package dev.assay.api.http;

import dev.assay.account.Role;

/// One of Assay's own calls, beside the Inspector operations. Signed like them.
///
/// `handle` runs inside the caller's scope and may be called by many threads at once.
public interface Route {
  /// The method it answers to.
  String method();

  /// The path it answers to, exactly; it starts with `/assay/`.
  String path();

  /// What kind of call it is: keys whose role does not permit it are refused.
  Role.Action action();

  /// Answers a request whose signature was right.
  HttpAnswer handle(HttpRequest request);
}
