package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.account.AccessKey;
import dev.assay.account.AccessKeyStore;
import dev.assay.account.Role;
import dev.assay.account.SessionKeys;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.api.wire.ApiFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The calls about the access keys of the caller's account: list, make, revoke, and issue ones that
/// end by themselves.
record AccessKeyRoutes(AccessKeyStore keys) {
  private static final String PATH = "/assay/v1/keys";

  /// As AssumeRole's.
  private static final int USUAL_SECONDS = 3_600;

  List<Route> all() {
    return List.of(
        JsonRoute.get(PATH, Role.Action.READ, this::list),
        JsonRoute.post(PATH, Role.Action.WRITE, this::create),
        JsonRoute.post(PATH + "/revoke", Role.Action.WRITE, this::revoke),
        JsonRoute.post(PATH + "/session", Role.Action.ISSUE, this::session));
  }

  private RouteJson.Members list(HttpRequest request) {
    var all = keys.list(Caller.current().account());
    return out -> {
      out.writeArrayFieldStart("keys");
      for (AccessKey key : all) {
        out.writeStartObject();
        write(key, out);
        out.writeEndObject();
      }
      out.writeEndArray();
    };
  }

  /// `{"role": "READ_ONLY", "name": "dashboard"}`; the answer alone tells the secret.
  private RouteJson.Members create(HttpRequest request) {
    var body = RouteBody.of(request, Set.of("role", "name"));
    body.required("role");
    var role = body.word("role", Role.READ_ONLY);
    var made =
        RouteBody.orRefused(() -> keys.create(Caller.current().account(), role, body.text("name")));
    return out -> {
      write(made.key(), out);
      out.writeStringField("secretAccessKey", made.secret().value());
    };
  }

  /// `{"accessKeyId": "ASSAY…"}`
  private RouteJson.Members revoke(HttpRequest request) {
    var id = RouteBody.of(request, Set.of("accessKeyId")).required("accessKeyId");
    if (!RouteBody.orRefused(() -> keys.revoke(Caller.current().account(), id))) {
      throw ApiFault.of(404, "ResourceNotFoundException", "The account has no such access key");
    }
    return out -> out.writeStringField("accessKeyId", id);
  }

  /// `{"role": "READ_ONLY", "seconds": 3600}`, each if wanted; the answer alone tells the secret.
  private RouteJson.Members session(HttpRequest request) {
    var body = RouteBody.of(request, Set.of("role", "seconds"));
    var caller = Caller.current();
    var role = body.word("role", caller.role());
    var life =
        Duration.ofSeconds(
            body.number(
                "seconds",
                USUAL_SECONDS,
                (int) SessionKeys.SHORTEST.toSeconds(),
                (int) SessionKeys.LONGEST.toSeconds()));
    var issued = RouteBody.orRefused(() -> keys.sessions().issue(caller.accessKeyId(), role, life));
    return out -> {
      var credentials = issued.credentials();
      out.writeStringField("accessKeyId", credentials.accessKeyId());
      out.writeStringField("secretAccessKey", credentials.secret().value());
      out.writeStringField("sessionToken", issued.token());
      out.writeStringField("role", credentials.role().name());
      out.writeStringField("expiresAt", credentials.ends().toString());
    };
  }

  private static void write(AccessKey key, JsonGenerator out) throws IOException {
    out.writeStringField("accessKeyId", key.id());
    out.writeStringField("role", key.role().name());
    out.writeStringField("name", key.name());
    out.writeStringField("createdAt", key.made().toString());
  }
}
