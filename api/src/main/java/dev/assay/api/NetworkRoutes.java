package dev.assay.api;

import dev.assay.account.Role;
import dev.assay.api.NetworkDesk.Question;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.api.wire.ApiFault;
import dev.assay.model.AccountId;
import dev.assay.model.InputProblem;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.ExposureJson;
import dev.assay.reachability.PacketAnswerJson;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.RemedyJson;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The calls about watched networks, each a `POST` of a JSON object: which ports are open to whom,
/// what becomes of a packet, what would close a port, what a change would do, what changed a
/// finding.
///
/// The networks are those of the account that the server's own watches are for.
record NetworkRoutes(NetworkDesk desk, Predicate<AccountId> owner) {
  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_EXPOSURES = 1_000;

  List<Route> all() {
    return List.of(
        question("exposures", this::exposures),
        question("ask", this::ask),
        question("remedies", this::remedies),
        question("what-if", this::whatIf),
        question("causes", this::causes));
  }

  private Route question(String name, JsonRoute.Handler handler) {
    return JsonRoute.post(
        "/assay/v1/network/" + name,
        Role.Action.READ,
        request -> {
          requireOwner();
          return handler.answer(request);
        });
  }

  private void requireOwner() {
    var account = Caller.current().account();
    if (!owner.test(account)) {
      throw ApiFault.of(
          403, "AccessDeniedException", "No networks are watched for account " + account);
    }
  }

  /// `{"id": "i-…"}`, or `{"after": "i-…", "most": 100}` for all of them in pages.
  private RouteJson.Members exposures(HttpRequest request) {
    var body = RouteBody.of(request, Set.of("id", "after", "most"));
    String id = body.text("id");
    var page =
        id.isEmpty()
            ? desk.page(body.text("after"), body.number("most", 100, 1, MOST_EXPOSURES))
            : new NetworkDesk.Page(desk.exposures(id), "");
    return out -> {
      out.writeArrayFieldStart("exposures");
      for (Exposure exposure : page.exposures()) {
        ExposureJson.write(out, exposure);
      }
      out.writeEndArray();
      if (!page.next().isEmpty()) {
        out.writeStringField("after", page.next());
      }
    };
  }

  /// `{"id": "i-…", "port": 22, "protocol": "TCP", "edge": "igw-…", "source": "198.51.100.7"}`.
  private RouteJson.Members ask(HttpRequest request) {
    var body = RouteBody.of(request, Set.of("id", "port", "protocol", "edge", "source"));
    try {
      var answers = desk.ask(question(body));
      return out -> {
        out.writeArrayFieldStart("answers");
        for (var answer : answers.entrySet()) {
          PacketAnswerJson.write(out, answer.getKey(), answer.getValue());
        }
        out.writeEndArray();
      };
    } catch (IllegalArgumentException notAnAddress) {
      throw ApiFault.validation("source: " + notAnAddress.getMessage(), "FIELD_VALIDATION_FAILED");
    }
  }

  /// `{"id": "i-…", "port": 22, "protocol": "TCP", "edge": "igw-…"}`.
  private RouteJson.Members remedies(HttpRequest request) {
    var body = RouteBody.of(request, Set.of("id", "port", "protocol", "edge"));
    var found = desk.remedies(question(body));
    return out -> {
      out.writeArrayFieldStart("open");
      for (var one : found.entrySet()) {
        RemedyJson.write(out, one.getKey(), one.getValue());
      }
      out.writeEndArray();
    };
  }

  private static Question question(RouteBody body) {
    return new Question(
        body.required("id"),
        body.text("edge"),
        body.text("source"),
        body.word("protocol", Protocol.TCP),
        body.number("port", -1, 0, HIGHEST_PORT));
  }

  /// The body is a `describe-*` answer, such as `{"SecurityGroups": […]}`.
  private RouteJson.Members whatIf(HttpRequest request) {
    var outlook = desk.whatIf(new ByteArrayInputStream(request.body()));
    return out -> {
      out.writeArrayFieldStart("changes");
      for (ExposureChange change : outlook.changes()) {
        ExposureJson.write(out, change);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("problems");
      for (InputProblem problem : outlook.problems()) {
        out.writeString(problem.message());
      }
      out.writeEndArray();
    };
  }

  /// `{"findingArn": "arn:…"}`.
  private RouteJson.Members causes(HttpRequest request) {
    var causes = desk.causes(RouteBody.of(request, Set.of("findingArn")).required("findingArn"));
    return out -> {
      out.writeArrayFieldStart("causes");
      for (var cause : causes) {
        out.writeStartObject();
        out.writeStringField("at", cause.at().toString());
        out.writeStringField("event", cause.event().name());
        out.writeStringField("cause", cause.cause());
        out.writeEndObject();
      }
      out.writeEndArray();
    };
  }
}
