package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.account.Role;
import dev.assay.advisory.VexLibrary;
import dev.assay.advisory.VexReading;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.api.operation.FilterOperations;
import dev.assay.api.wire.ApiFault;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.VexImport.Outcome;
import dev.assay.finding.VexImport.Result;
import dev.assay.model.AccountId;
import dev.assay.model.InputProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiFunction;

/// VEX documents as suppression rules. The body is the document: OpenVEX, CSAF or CycloneDX.
record VexRoutes(FilterOperations filters, FindingQueries findings) {
  private static final String PATH = "/assay/v1/filters/vex";
  private static final String NAME = "the document";

  List<Route> all() {
    return List.of(
        JsonRoute.post(PATH, Role.Action.WRITE, this::take),
        JsonRoute.post(PATH + "/preview", Role.Action.READ, this::preview));
  }

  private RouteJson.Members take(HttpRequest request) {
    var read = read(request);
    var outcomes = filters.takeVex(Caller.current().account(), read.statements());
    return out -> write(read, outcomes, out, (account, outcome) -> -1L);
  }

  private RouteJson.Members preview(HttpRequest request) {
    var read = read(request);
    var outcomes = filters.previewVex(Caller.current().account(), read.statements());
    return out -> write(read, outcomes, out, this::hidden);
  }

  /// @throws ApiFault where nothing at all could be read
  private static VexReading read(HttpRequest request) {
    try {
      var read = VexLibrary.document(NAME, new ByteArrayInputStream(request.body()));
      if (read.statements().isEmpty() && !read.problems().isEmpty()) {
        throw ApiFault.validation(read.problems().getFirst().message(), "CANNOT_PARSE");
      }
      return read;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// -1 where no rule would be made or changed.
  private long hidden(AccountId account, Outcome outcome) {
    boolean hides = outcome.result() == Result.CREATED || outcome.result() == Result.UPDATED;
    return outcome
        .definition()
        .filter(definition -> hides)
        .map(definition -> findings.hiddenBy(account, definition.criteria()))
        .orElse(-1L);
  }

  private static void write(
      VexReading read,
      List<Outcome> outcomes,
      JsonGenerator out,
      BiFunction<AccountId, Outcome, Long> hidden)
      throws IOException {
    out.writeArrayFieldStart("statements");
    for (Outcome outcome : outcomes) {
      out.writeStartObject();
      write(outcome, out);
      long findings = hidden.apply(Caller.current().account(), outcome);
      if (findings >= 0) {
        out.writeNumberField("findings", findings);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("problems");
    for (InputProblem problem : read.problems()) {
      out.writeStartObject();
      out.writeStringField("code", problem.code());
      out.writeStringField("message", problem.message());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void write(Outcome outcome, JsonGenerator out) throws IOException {
    var statement = outcome.statement();
    out.writeStringField("result", outcome.result().name());
    out.writeStringField(
        "vulnerabilityId", statement.vulnerabilities().stream().findFirst().orElse(""));
    out.writeStringField("status", statement.answer().status().name());
    out.writeStringField("product", statement.product());
    if (outcome.definition().isPresent()) {
      out.writeStringField("name", outcome.definition().get().name());
      out.writeStringField("reason", outcome.definition().get().reason());
    }
    if (!outcome.arn().isEmpty()) {
      out.writeStringField("filterArn", outcome.arn());
    }
    if (!outcome.why().isEmpty()) {
      out.writeStringField("why", outcome.why());
    }
  }
}
