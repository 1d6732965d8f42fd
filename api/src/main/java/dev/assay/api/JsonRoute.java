package dev.assay.api;

import dev.assay.account.Role;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;

/// A call of Assay's own that answers with one JSON object.
record JsonRoute(String method, String path, Role.Action action, Handler handler) implements Route {

  /// Answers one request.
  @FunctionalInterface
  interface Handler {
    RouteJson.Members answer(HttpRequest request);
  }

  static JsonRoute get(String path, Role.Action action, Handler handler) {
    return new JsonRoute("GET", path, action, handler);
  }

  static JsonRoute post(String path, Role.Action action, Handler handler) {
    return new JsonRoute("POST", path, action, handler);
  }

  @Override
  public HttpAnswer handle(HttpRequest request) {
    return RouteJson.answer(200, handler.answer(request));
  }
}
