package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.account.Role;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.api.operation.ReportCriteria;
import dev.assay.api.operation.ReportRefusals;
import dev.assay.report.Report;
import dev.assay.report.Report.Outcome;
import dev.assay.report.ReportRequest;
import dev.assay.report.ReportRequest.Format;
import dev.assay.report.ReportRequest.Kind;
import dev.assay.report.ReportStore;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reports without a bucket: asked for, listed, fetched. Whoever may read findings may have them as
/// a file.
record ReportRoutes(ReportStore reports) {

  List<Route> all() {
    return List.of(
        JsonRoute.post("/assay/v1/reports", Role.Action.READ, this::create),
        JsonRoute.get("/assay/v1/reports", Role.Action.READ, request -> list()),
        new Download(reports));
  }

  /// `{"format": "CSV", "filterCriteria": "{\\"severity\\": …}"}`: the criteria of the operation
  /// that makes such reports for a bucket, as a text.
  private RouteJson.Members create(HttpRequest request) {
    var body = RouteBody.of(request, Set.of("format", "filterCriteria"));
    var format = body.word("format", Format.CSV);
    var criteria = body.text("filterCriteria");
    var kind = kind(format);
    var kept =
        switch (kind) {
          case FINDINGS -> ReportCriteria.checkedFindings(criteria);
          case SBOMS -> ReportCriteria.checkedResources(criteria);
        };
    var asked = new ReportRequest(kind, format, kept, new ReportRequest.Destination.Download());
    var report = ReportRefusals.in(() -> reports.create(Caller.current().account(), asked));
    return out -> members(report, out);
  }

  private static Kind kind(Format format) {
    return switch (format) {
      case CSV, JSON -> Kind.FINDINGS;
      case CYCLONEDX_1_4, SPDX_2_3 -> Kind.SBOMS;
    };
  }

  /// All reports, those for buckets too, the newest first.
  private RouteJson.Members list() {
    var account = Caller.current().account();
    var all =
        Stream.of(Kind.values())
            .flatMap(kind -> reports.list(account, kind).stream())
            .sorted(Comparator.comparing(Report::created).reversed())
            .toList();
    return out -> {
      out.writeArrayFieldStart("reports");
      for (Report report : all) {
        out.writeStartObject();
        members(report, out);
        out.writeEndObject();
      }
      out.writeEndArray();
    };
  }

  private static void members(Report report, JsonGenerator out) throws IOException {
    out.writeStringField("reportId", report.id());
    out.writeStringField("format", report.request().format().name());
    out.writeStringField("createdAt", report.created().toString());
    switch (report.request().destination()) {
      case ReportRequest.Destination.Bucket bucket ->
          out.writeStringField("bucketName", bucket.name());
      case ReportRequest.Destination.Download() -> {}
    }
    switch (report.outcome()) {
      case Outcome.InProgress() -> out.writeStringField("status", "IN_PROGRESS");
      case Outcome.Succeeded(int files, long bytes, var finished) -> {
        out.writeStringField("status", "SUCCEEDED");
        out.writeNumberField("files", files);
        out.writeNumberField("bytes", bytes);
        out.writeStringField("finishedAt", finished.toString());
      }
      case Outcome.Cancelled(var finished) -> {
        out.writeStringField("status", "CANCELLED");
        out.writeStringField("finishedAt", finished.toString());
      }
      case Outcome.Failed(var failure, var finished) -> {
        out.writeStringField("status", "FAILED");
        out.writeStringField("errorCode", failure.code().name());
        out.writeStringField("errorMessage", failure.message());
        out.writeStringField("finishedAt", finished.toString());
      }
    }
  }

  /// `{"reportId": "…"}` → the file: CSV, JSON, or a ZIP archive of bills of materials.
  private record Download(ReportStore reports) implements Route {
    @Override
    public String method() {
      return "POST";
    }

    @Override
    public String path() {
      return "/assay/v1/reports/content";
    }

    @Override
    public Role.Action action() {
      return Role.Action.READ;
    }

    @Override
    public HttpAnswer handle(HttpRequest request) {
      var id = RouteBody.of(request, Set.of("reportId")).required("reportId");
      var file = ReportRefusals.in(() -> reports.download(Caller.current().account(), id));
      return new HttpAnswer(
          200,
          Map.of("Content-Type", "application/octet-stream"),
          new HttpAnswer.Body.Contents(file));
    }
  }
}
