package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.account.AccessKey;
import dev.assay.account.AccessKeyStore;
import dev.assay.account.Role;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.api.wire.ApiFault;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The calls about the access keys of the caller's account: list, make, revoke.
record AccessKeyRoutes(AccessKeyStore keys) {
  private static final String PATH = "/assay/v1/keys";

  List<Route> all() {
    return List.of(
        JsonRoute.get(PATH, Role.Action.READ, this::list),
        JsonRoute.post(PATH, Role.Action.WRITE, this::create),
        JsonRoute.post(PATH + "/revoke", Role.Action.WRITE, this::revoke));
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

  private static void write(AccessKey key, JsonGenerator out) throws IOException {
    out.writeStringField("accessKeyId", key.id());
    out.writeStringField("role", key.role().name());
    out.writeStringField("name", key.name());
    out.writeStringField("createdAt", key.made().toString());
  }
}
