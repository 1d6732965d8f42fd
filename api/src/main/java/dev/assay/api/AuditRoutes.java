package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.account.AuditStore;
import dev.assay.account.Role;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The call about the audit log of the caller's account.
record AuditRoutes(AuditStore audit) {
  private static final int MOST = 1_000;

  List<Route> all() {
    return List.of(JsonRoute.post("/assay/v1/audit", Role.Action.READ, this::list));
  }

  /// `{"after": "0", "most": 100}`, oldest first: the number of the last event of a page begins the
  /// next.
  private RouteJson.Members list(HttpRequest request) {
    var body = RouteBody.of(request, Set.of("after", "most"));
    var events =
        audit.list(
            Caller.current().account(), body.count("after"), body.number("most", 100, 1, MOST));
    return out -> {
      out.writeArrayFieldStart("events");
      for (AuditStore.Numbered event : events) {
        write(event, out);
      }
      out.writeEndArray();
    };
  }

  private static void write(AuditStore.Numbered event, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("number", event.number());
    out.writeFieldName("record");
    out.writeRawValue(event.event().record());
    out.writeEndObject();
  }
}
