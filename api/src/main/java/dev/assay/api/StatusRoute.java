package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.account.Role;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.model.AccountId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/// `GET /assay/v1/status`: which vulnerability data is in use and how old, what is watched, what
/// waits.
record StatusRoute(Function<AccountId, ServerStatus> source, Clock clock) implements Route {

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/assay/v1/status";
  }

  @Override
  public Role.Action action() {
    return Role.Action.READ;
  }

  @Override
  public HttpAnswer handle(HttpRequest request) {
    var status = source.apply(Caller.current().account());
    return RouteJson.answer(200, out -> write(status, out));
  }

  private void write(ServerStatus status, JsonGenerator out) throws IOException {
    var index = status.index();
    out.writeObjectFieldStart("index");
    out.writeStringField("id", index.id());
    out.writeStringField("builtAt", index.builtAt().toString());
    out.writeNumberField(
        "ageInSeconds",
        Math.max(0, Duration.between(index.builtAt(), clock.instant()).toSeconds()));
    out.writeBooleanField("starter", index.isStarter());
    out.writeEndObject();
    out.writeNumberField("resources", status.resources());
    out.writeNumberField("queued", status.queued());
  }
}
