package dev.assay.cli.remote;

/// One call to a route of a server.
public final class ServerCall {
  private final String method;
  private final String route;
  private final byte[] body;
  private final String packing;

  private ServerCall(String method, String route, byte[] body, String packing) {
    this.method = method;
    this.route = route;
    this.body = body;
    this.packing = packing;
  }

  /// A call without a body.
  public static ServerCall get(String route) {
    return new ServerCall("GET", route, new byte[0], "");
  }

  /// A call with a JSON body, which from then on is the call's.
  public static ServerCall post(String route, byte[] json) {
    return new ServerCall("POST", route, json, "");
  }

  /// The same with a body that gzip has packed.
  public static ServerCall postPacked(String route, byte[] json) {
    return new ServerCall("POST", route, json, "gzip");
  }

  String method() {
    return method;
  }

  String route() {
    return route;
  }

  byte[] body() {
    return body;
  }

  /// The body's `Content-Encoding`; empty where it has none.
  String packing() {
    return packing;
  }
}
