package dev.assay.api.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.assay.account.Role;
import dev.assay.api.wire.ApiException;
import dev.assay.api.wire.ApiFault;
import dev.assay.api.wire.HttpInput;
import dev.assay.api.wire.OperationDefinition;
import dev.assay.api.wire.ServiceDefinition;
import dev.assay.api.wire.Violations;
import dev.assay.api.wire.WireJson;
import dev.assay.api.wire.WireReader;
import dev.assay.api.wire.WireShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Routes the requests of one service to its operations. Safe for all threads.
///
/// Routing is by the raw path: a label is one segment, and the `/` of an ARN in it is `%2F`.
public final class Dispatcher<A> {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  // Errors any operation of AWS may answer with, listed or not: those of access and of load.
  private static final Set<String> COMMON_ERRORS =
      Set.of("AccessDeniedException", "ThrottlingException", "InternalServerException");
  private static final Set<String> READING =
      Set.of("BatchGet", "Describe", "Get", "List", "Search");
  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

  private final String service;
  private final A api;
  private final Map<String, OperationDefinition<A, ?>> exact = new HashMap<>();
  private final Map<String, OperationDefinition<A, ?>> labelled = new HashMap<>();

  /// Serves the operations that `api` overrides.
  public Dispatcher(ServiceDefinition<A> service, A api) {
    this.service = service.signingName();
    this.api = api;
    for (var operation : service.operations()) {
      var label = operation.path().indexOf('{');
      if (label < 0) {
        exact.put(operation.method() + " " + operation.path(), operation);
      } else {
        labelled.put(operation.method() + " " + operation.path().substring(0, label), operation);
      }
    }
  }

  /// Which operation a request is for; empty where there is none.
  Optional<AuditRecord.Called> called(HttpRequest request) {
    var path = request.rawPath();
    OperationDefinition<A, ?> found = exact.get(request.method() + " " + path);
    if (found == null) {
      var slash = path.lastIndexOf('/') + 1;
      found = labelled.get(request.method() + " " + path.substring(0, slash));
    }
    return Optional.ofNullable(found)
        .map(
            operation ->
                new AuditRecord.Called(
                    service + ".amazonaws.com",
                    operation.name(),
                    isReadOnly(action(operation.name()))));
  }

  /// Whether calls of a kind leave everything as it was.
  static boolean isReadOnly(Role.Action action) {
    return action == Role.Action.READ || action == Role.Action.JUDGE;
  }

  /// Answers a request.
  ///
  /// @throws ApiException the error to answer with
  public HttpAnswer handle(HttpRequest request) {
    var path = request.rawPath();
    var found = exact.get(request.method() + " " + path);
    if (found != null) {
      return call(found, request, Map.of());
    }
    var slash = path.lastIndexOf('/') + 1;
    var withLabel = labelled.get(request.method() + " " + path.substring(0, slash));
    if (withLabel == null || slash == path.length()) {
      throw ApiFault.of(
          404, "UnknownOperationException", "No operation answers this method and path");
    }
    var pattern = withLabel.path();
    var name = pattern.substring(pattern.indexOf('{') + 1, pattern.indexOf('}'));
    return call(withLabel, request, Map.of(name, Percent.decode(path.substring(slash))));
  }

  private <I extends WireShape> HttpAnswer call(
      OperationDefinition<A, I> operation, HttpRequest request, Map<String, String> labels) {
    Caller.current().require(action(operation.name()), service + ":" + operation.name());
    var violations = new Violations();
    var http =
        new HttpInput(labels, Percent.query(request.rawQuery()), request::header, violations);
    var input = read(operation, request.body(), http, violations);
    input.check(violations);
    var found = violations.found();
    if (!found.isEmpty()) {
      throw ApiFault.of(found);
    }
    try {
      return answer(operation.status(), operation.call().apply(api, input));
    } catch (ApiException e) {
      if (!operation.errors().contains(e.code()) && !COMMON_ERRORS.contains(e.code())) {
        LOG.atWarn()
            .addKeyValue("operation", operation.name())
            .addKeyValue("error", e.code())
            .log("operation answered with an error its model does not list");
      }
      throw e;
    }
  }

  /// The kind of an operation, as its name tells: AWS names what only reads by these verbs.
  private static Role.Action action(String operation) {
    if (operation.equals("ScanSbom")) {
      return Role.Action.JUDGE;
    }
    return READING.stream().anyMatch(operation::startsWith) ? Role.Action.READ : Role.Action.WRITE;
  }

  private static <I extends WireShape> I read(
      OperationDefinition<?, I> operation, byte[] body, HttpInput http, Violations violations) {
    // The protocol lets a request without members have no body at all.
    try (var parser = WireJson.json().createParser(body.length == 0 ? EMPTY_OBJECT : body)) {
      parser.nextToken();
      var input = operation.reader().read(new WireReader(parser, violations), http);
      if (parser.nextToken() != null) {
        violations.unreadable("", "Body must be one JSON value");
      }
      return input;
    } catch (JacksonException malformed) {
      var at = Optional.ofNullable(malformed.getLocation());
      throw ApiFault.validation(
          "The body is not the JSON it should be"
              + at.map(l -> ", at line " + l.getLineNr() + " column " + l.getColumnNr()).orElse(""),
          "CANNOT_PARSE");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpAnswer answer(int status, WireShape output) {
    var buffer = new HttpAnswer.Buffer();
    try (var out = WireJson.json().createGenerator(buffer)) {
      output.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HttpAnswer(status, Map.of("Content-Type", "application/json"), buffer.handOver());
  }
}
