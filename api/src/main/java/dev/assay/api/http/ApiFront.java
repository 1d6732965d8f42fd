package dev.assay.api.http;

import dev.assay.account.Role;
import dev.assay.api.RequestRate;
import dev.assay.api.sigv4.SignatureVerifier;
import dev.assay.api.sigv4.SignedBy;
import dev.assay.api.wire.ApiException;
import dev.assay.api.wire.ApiFault;
import dev.assay.api.wire.WireJson;
import dev.assay.model.LimitReached;
import dev.assay.model.TemporaryFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every request: health, Assay's own routes, and the services. Safe for all threads.
public final class ApiFront {
  private static final Logger LOG = LoggerFactory.getLogger(ApiFront.class);

  /// The largest body that is held in memory, in bytes.
  static final int MOST_BODY = 8 << 20;

  private static final String CONTENT_HASH = "x-amz-content-sha256";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final SignatureVerifier verifier;
  private final Map<String, Dispatcher<?>> services;
  private final Map<String, Route> routes = new HashMap<>();
  private final Map<String, UploadRoute> uploads = new HashMap<>();
  private final AuditTrail trail;
  private final Throttle throttle;

  /// Serves the services by the name they are signed for, such as `inspector2`.
  public ApiFront(
      SignatureVerifier verifier,
      Map<String, Dispatcher<?>> services,
      List<Route> routes,
      List<UploadRoute> uploads,
      AuditTrail trail,
      RequestRate rate) {
    this.throttle = new Throttle(rate);
    this.verifier = verifier;
    this.trail = trail;
    this.services = Map.copyOf(services);
    for (var route : routes) {
      this.routes.put(route.method() + " " + ours(route.path()), route);
    }
    for (var upload : uploads) {
      this.uploads.put(upload.method() + " " + ours(upload.path()), upload);
    }
  }

  private static String ours(String path) {
    if (!path.startsWith("/assay/")) {
      throw new IllegalArgumentException("a route's path starts with /assay/: " + path);
    }
    return path;
  }

  /// Reads the body as far as the call allows, and answers.
  ///
  /// @param head the request without its body
  /// @param stated length of the body as the request states it; -1 where it does not
  public HttpAnswer handle(HttpRequest head, long stated, InputStream body) throws IOException {
    var upload = uploads.get(head.method() + " " + head.rawPath());
    var claimed = head.header(CONTENT_HASH).filter(hash -> HASH.matcher(hash).matches());
    if (upload != null && claimed.isPresent()) {
      return answered(id -> receive(head, claimed.get(), body, upload, id));
    }
    if (stated > MOST_BODY) {
      return tooLarge(MOST_BODY);
    }
    byte[] bytes = body.readNBytes(MOST_BODY + 1);
    return bytes.length > MOST_BODY ? tooLarge(MOST_BODY) : handle(head.with(bytes));
  }

  private static HttpAnswer tooLarge(long most) {
    return error(
        ApiFault.tooLarge("The body is larger than " + most + " bytes"),
        UUID.randomUUID().toString());
  }

  /// Answers; whatever goes wrong becomes an error answer.
  public HttpAnswer handle(HttpRequest request) {
    if (request.rawPath().equals("/health")) {
      return HttpAnswer.json(200, "{\"status\":\"ok\"}");
    }
    return answered(
        id -> {
          var signed = verifier.verify(request);
          return audited(
              caller(signed, id),
              request,
              signed.service(),
              () -> route(request, signed.service()));
        });
  }

  private static Caller caller(SignedBy signed, String requestId) {
    return new Caller(signed.account(), signed.accessKeyId(), signed.role(), requestId);
  }

  /// The signature first: nobody unknown fills a disk.
  private HttpAnswer receive(
      HttpRequest head, String claimed, InputStream in, UploadRoute upload, String requestId) {
    var signed = verifier.verify(head, claimed);
    return audited(
        caller(signed, requestId),
        head,
        signed.service(),
        () -> {
          Caller.current().require(Role.Action.UPLOAD, called(head));
          try (var body = SpooledBody.receive(in, upload.largestBody(), claimed);
              var content = body.open()) {
            return upload.handle(head, content);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  /// Works as a caller, and keeps what was called and how it ended. A path that nothing answers
  /// is no call.
  private HttpAnswer audited(
      Caller caller, HttpRequest request, String service, Supplier<HttpAnswer> work) {
    var called = named(request, service);
    var outcome = AuditRecord.Outcome.DONE;
    try {
      throttle.admit(caller.account());
      return caller.run(() -> withinLimits(work));
    } catch (ApiException e) {
      outcome = new AuditRecord.Outcome(e.code(), e.text());
      throw e;
    } catch (RuntimeException e) {
      outcome = new AuditRecord.Outcome("InternalServerException", "");
      throw e;
    } finally {
      if (called.isPresent()) {
        // An inventory is in the store it was taken into, and no parameter.
        boolean isUpload = uploads.containsKey(request.method() + " " + request.rawPath());
        trail.record(caller, isUpload ? request.with(new byte[0]) : request, called.get(), outcome);
      }
    }
  }

  /// What is beyond a limit is refused like any other request that cannot be served.
  private static HttpAnswer withinLimits(Supplier<HttpAnswer> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (e instanceof LimitReached limit) {
        LOG.atWarn()
            .addKeyValue("request", Caller.current().requestId())
            .addKeyValue("reason", e.getMessage())
            .log("request refused: it asks for too much");
        throw ApiFault.validation(limit.advice(), "OTHER");
      }
      throw e;
    }
  }

  private Optional<AuditRecord.Called> named(HttpRequest request, String service) {
    var call = request.method() + " " + request.rawPath();
    var route = routes.get(call);
    if (route != null) {
      return Optional.of(
          new AuditRecord.Called("assay", call, Dispatcher.isReadOnly(route.action())));
    }
    if (uploads.containsKey(call)) {
      return Optional.of(new AuditRecord.Called("assay", call, false));
    }
    var dispatcher = services.get(service);
    return dispatcher == null ? Optional.empty() : dispatcher.called(request);
  }

  private static String called(HttpRequest request) {
    return "assay:" + request.method() + " " + request.rawPath();
  }

  private interface Work {
    HttpAnswer answer(String requestId);
  }

  private static HttpAnswer answered(Work work) {
    var requestId = UUID.randomUUID().toString();
    try {
      return withId(work.answer(requestId), requestId);
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
    var call = request.method() + " " + request.rawPath();
    var route = routes.get(call);
    if (route != null) {
      Caller.current().require(route.action(), called(request));
      return route.handle(request);
    }
    var upload = uploads.get(call);
    if (upload != null) {
      Caller.current().require(Role.Action.UPLOAD, called(request));
      try {
        return upload.handle(request, new ByteArrayInputStream(request.body()));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
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
