package dev.assay.api.http;

import dev.assay.api.sigv4.SignatureVerifier;
import dev.assay.api.wire.ApiException;
import dev.assay.api.wire.ApiFault;
import dev.assay.api.wire.WireJson;
import dev.assay.model.TemporaryFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every request: health, Assay's own routes, and the services. Safe for all threads.
public final class ApiFront {
  private static final Logger LOG = LoggerFactory.getLogger(ApiFront.class);

  private final SignatureVerifier verifier;
  private final Map<String, Dispatcher<?>> services;
  private final Map<String, Route> routes = new HashMap<>();

  /// Serves the services by the name they are signed for, such as `inspector2`.
  public ApiFront(
      SignatureVerifier verifier, Map<String, Dispatcher<?>> services, List<Route> routes) {
    this.verifier = verifier;
    this.services = Map.copyOf(services);
    for (var route : routes) {
      if (!route.path().startsWith("/assay/")) {
        throw new IllegalArgumentException("a route's path starts with /assay/: " + route.path());
      }
      this.routes.put(route.method() + " " + route.path(), route);
    }
  }

  /// Answers; whatever goes wrong becomes an error answer.
  public HttpAnswer handle(HttpRequest request) {
    if (request.rawPath().equals("/health")) {
      return HttpAnswer.json(200, "{\"status\":\"ok\"}");
    }
    var requestId = UUID.randomUUID().toString();
    try {
      var signed = verifier.verify(request);
      var caller = new Caller(signed.account(), signed.accessKeyId(), requestId);
      return withId(caller.run(() -> route(request, signed.service())), requestId);
    } catch (ApiException e) {
      return error(e, requestId);
    } catch (RuntimeException e) {
      if (e instanceof TemporaryFailure passing) {
        LOG.atWarn()
            .addKeyValue("request", requestId)
            .addKeyValue("reason", e.getMessage())
            .log("request refused for now");
        return error(
            ApiFault.temporary(
                "Assay cannot answer at this moment; nothing was changed. Try again.",
                passing.retryAfter()),
            requestId);
      }
      LOG.atError().setCause(e).addKeyValue("request", requestId).log("request failed");
      return error(
          ApiFault.of(
              500,
              "InternalServerException",
              "Something went wrong inside Assay; the log has it under " + requestId),
          requestId);
    }
  }

  private HttpAnswer route(HttpRequest request, String service) {
    var route = routes.get(request.method() + " " + request.rawPath());
    if (route != null) {
      return route.handle(request);
    }
    var dispatcher = services.get(service);
    if (dispatcher == null) {
      throw ApiFault.of(
          404, "UnknownOperationException", "No operation answers this method and path");
    }
    return dispatcher.handle(request);
  }

  /// The answer that tells a client of an error.
  static HttpAnswer error(ApiException e, String requestId) {
    var buffer = new HttpAnswer.Buffer();
    try (var out = WireJson.json().createGenerator(buffer)) {
      out.writeStartObject();
      out.writeStringField("__type", e.code());
      out.writeStringField("message", e.text());
      e.writeMembers(out);
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var headers = new LinkedHashMap<>(e.headers());
    headers.put("Content-Type", "application/json");
    headers.put("x-amzn-ErrorType", e.code());
    return withId(new HttpAnswer(e.status(), headers, buffer.handOver()), requestId);
  }

  private static HttpAnswer withId(HttpAnswer answer, String requestId) {
    var headers = new LinkedHashMap<>(answer.headers());
    headers.put("x-amzn-RequestId", requestId);
    return new HttpAnswer(answer.status(), headers, answer.body());
  }
}
