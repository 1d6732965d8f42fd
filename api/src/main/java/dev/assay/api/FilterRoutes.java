package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.account.Role;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.api.operation.FilterOperations;
import dev.assay.api.operation.ReportCriteria;
import dev.assay.finding.FindingFilter;
import dev.assay.finding.FindingQueries;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What suppression rules have here and not in Amazon Inspector: an end, and a look at what they
/// would hide.
record FilterRoutes(FilterOperations filters, FindingQueries findings, Clock clock) {
  private static final String PATH = "/assay/v1/filters";

  List<Route> all() {
    return List.of(
        JsonRoute.get(PATH, Role.Action.READ, request -> list()),
        JsonRoute.post(PATH + "/preview", Role.Action.READ, this::preview),
        JsonRoute.post(PATH + "/end", Role.Action.WRITE, this::end));
  }

  private RouteJson.Members list() {
    var all = filters.all(Caller.current().account());
    return out -> {
      out.writeArrayFieldStart("filters");
      for (FindingFilter filter : all) {
        out.writeStartObject();
        members(filter, out);
        out.writeEndObject();
      }
      out.writeEndArray();
    };
  }

  /// `{"filterCriteria": "{\\"severity\\": …}"}` → how many active findings would be hidden.
  private RouteJson.Members preview(HttpRequest request) {
    var text = RouteBody.of(request, Set.of("filterCriteria")).required("filterCriteria");
    var rule = ReportCriteria.findings(ReportCriteria.checkedFindings(text));
    long hidden = findings.hiddenBy(Caller.current().account(), rule);
    return out -> out.writeNumberField("findings", hidden);
  }

  /// `{"filterArn": "arn:…", "endsAt": "2027-01-31T00:00:00Z"}`; without `endsAt` it never ends.
  private RouteJson.Members end(HttpRequest request) {
    var body = RouteBody.of(request, Set.of("filterArn", "endsAt"));
    var arn = body.required("filterArn");
    Optional<Instant> end = body.time("endsAt");
    if (end.isPresent() && !end.get().isAfter(clock.instant())) {
      throw RouteBody.wrong("endsAt", "must lie in the future");
    }
    var changed = filters.end(Caller.current().account(), arn, end);
    return out -> members(changed, out);
  }

  private void members(FindingFilter filter, JsonGenerator out) throws IOException {
    var definition = filter.definition();
    out.writeStringField("filterArn", filter.arn());
    out.writeStringField("name", definition.name());
    out.writeStringField("action", definition.action().name());
    out.writeStringField("reason", definition.reason());
    out.writeBooleanField("isHiding", definition.hidesAt(clock.instant()));
    if (definition.ends().isPresent()) {
      out.writeStringField("endsAt", definition.ends().get().toString());
    }
  }
}
