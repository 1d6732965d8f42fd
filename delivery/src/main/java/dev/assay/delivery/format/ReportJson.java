package dev.assay.delivery.format;

import static dev.assay.delivery.format.JsonOutput.optional;
import static dev.assay.delivery.format.JsonOutput.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.delivery.Baseline;
import dev.assay.delivery.ScanReport;
import dev.assay.model.Artifact;
import dev.assay.model.BuildStep;
import dev.assay.model.InputProblem;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import dev.assay.model.OperatingSystem;
import dev.assay.model.Severity;
import java.io.IOException;
import java.util.List;

/// What a report says around its findings, as `docs/reference/scan-json.md` describes it.
final class ReportJson {
  private final JsonGenerator json;

  ReportJson(JsonGenerator json) {
    this.json = json;
  }

  void writeTool(String version) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "assay");
    json.writeStringField("version", version);
    json.writeEndObject();
  }

  /// What an earlier scan found and this one does not.
  void writeFields(Baseline.Known gone) throws IOException {
    json.writeStringField("id", gone.id());
    optional(json, "severity", gone.severity());
    strings(json, "packages", gone.names());
  }

  void writeScan(ScanReport report) throws IOException {
    json.writeObjectFieldStart("scan");
    json.writeStringField("target", report.scan().target());
    json.writeStringField("started", report.scan().started().toString());
    json.writeStringField("finished", report.scan().finished().toString());
    json.writeBooleanField("partial", report.inventory().isPartial());
    json.writeEndObject();
  }

  /// What made each layer, in the order of `layers`.
  private void writeSteps(Artifact.Image image) throws IOException {
    if (image.steps().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("history");
    for (BuildStep step : image.steps()) {
      json.writeStartObject();
      json.writeStringField("createdBy", step.createdBy());
      json.writeBooleanField("base", step.isOfBase());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void writeArtifact(Inventory inventory) throws IOException {
    json.writeObjectFieldStart("artifact");
    json.writeStringField("kind", Words.kind(inventory.artifact()));
    json.writeStringField("name", inventory.artifact().name());
    switch (inventory.artifact()) {
      case Artifact.Folder folder -> {}
      case Artifact.Host host -> {
        optional(json, "machineId", host.machineId());
        optional(json, "instanceId", host.instanceId());
        optional(json, "kernel", host.kernel());
        optional(json, "architecture", host.architecture());
        writeListening(host.listening());
      }
      case Artifact.Image image -> {
        json.writeStringField("digest", image.digest());
        json.writeStringField("platform", image.platform());
        strings(json, "tags", image.tags());
        strings(json, "layers", image.layers());
        optional(json, "created", image.created());
        writeSteps(image);
      }
      case Artifact.Function function -> {
        json.writeStringField("codeSha256", function.sha256());
        json.writeNumberField("sizeInBytes", function.sizeInBytes());
      }
      case Artifact.Sbom sbom -> {
        json.writeStringField("format", sbom.format());
        optional(json, "subject", sbom.subject());
      }
    }
    json.writeEndObject();
    json.writeObjectFieldStart("operatingSystem");
    switch (inventory.operatingSystem()) {
      case OperatingSystem.Distribution distribution -> {
        json.writeStringField("id", distribution.id());
        optional(json, "version", distribution.versionId());
        optional(json, "codename", distribution.codename());
        optional(json, "name", distribution.name());
        if (!distribution.repositories().isEmpty()) {
          json.writeArrayFieldStart("repositories");
          for (String repository : distribution.repositories()) {
            json.writeString(repository);
          }
          json.writeEndArray();
        }
      }
      case OperatingSystem.Unidentified(String reason) ->
          json.writeStringField("unidentified", reason);
    }
    json.writeEndObject();
  }

  private void writeListening(Listening listening) throws IOException {
    switch (listening) {
      case Listening.Unknown(String reason) -> json.writeStringField("listeningUnknown", reason);
      case Listening.Known(var sockets) -> {
        json.writeArrayFieldStart("listening");
        for (ListeningSocket socket : sockets) {
          json.writeStartObject();
          json.writeStringField("protocol", socket.transport().name());
          json.writeStringField("address", socket.address());
          json.writeNumberField("port", socket.port());
          optional(json, "process", socket.process());
          optional(json, "executable", socket.executable());
          optional(json, "package", socket.owner());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
    }
  }

  void writeAdvisories(AdvisoryAge age) throws IOException {
    json.writeObjectFieldStart("advisories");
    json.writeStringField("id", age.id());
    json.writeStringField("builtAt", age.builtAt().toString());
    json.writeStringField("dataTime", age.dataTime().toString());
    json.writeBooleanField("starter", age.starter());
    json.writeEndObject();
  }

  void writeCounts(ScanReport report) throws IOException {
    Tally tally = Tally.of(report);
    json.writeObjectFieldStart("counts");
    json.writeNumberField("packages", tally.packages());
    json.writeNumberField("findings", tally.findings());
    for (Severity severity : List.of(Severity.values()).reversed()) {
      json.writeNumberField(Words.of(severity), tally.of(severity));
    }
    json.writeNumberField("fixable", tally.fixable());
    json.writeNumberField("partlyFixable", tally.partlyFixable());
    json.writeNumberField("knownExploited", tally.knownExploited());
    json.writeNumberField("hidden", tally.hidden());
    if (!report.vex().statements().isEmpty()) {
      json.writeNumberField("hiddenByVex", report.vex().hidden().size());
    }
    if (report.comparison().isMade()) {
      json.writeNumberField("new", report.comparison().fresh().size());
      json.writeNumberField("fixedSince", report.comparison().gone().size());
    }
    json.writeNumberField("undecidable", report.undecidable().size());
    json.writeNumberField("problems", report.inventory().problems().size());
    json.writeEndObject();
  }

  void writeFields(InputProblem problem) throws IOException {
    json.writeStringField("code", problem.code());
    json.writeStringField("source", problem.source());
    if (problem.line() > 0) {
      json.writeNumberField("line", problem.line());
    }
    if (problem.column() > 0) {
      json.writeNumberField("column", problem.column());
    }
    optional(json, "field", problem.field());
    optional(json, "value", problem.value());
    json.writeStringField("reason", problem.reason());
    json.writeStringField("effect", problem.effect());
  }

  void writeProblems(List<InputProblem> problems) throws IOException {
    json.writeArrayFieldStart("problems");
    for (InputProblem problem : problems) {
      json.writeStartObject();
      writeFields(problem);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
