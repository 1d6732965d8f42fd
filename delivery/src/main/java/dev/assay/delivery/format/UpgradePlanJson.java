package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.UpgradePlan;
import dev.assay.delivery.UpgradePlan.Change;
import dev.assay.delivery.UpgradeStep;
import dev.assay.finding.PackageFinding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A plan of upgrades for programs: `docs/reference/scan-json.md`.
public final class UpgradePlanJson {
  private static final String SCHEMA = "assay.fix/1";

  private UpgradePlanJson() {}

  /// Writes a plan; the stream stays open.
  public static void write(UpgradePlan plan, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("target", plan.scan().scan().target());
    json.writeNumberField("findings", plan.scan().findings().size());
    json.writeNumberField("closed", plan.closed());
    json.writeNumberField("withoutFix", plan.left().unfixed());
    json.writeNumberField("fartherMajor", plan.left().farther());
    json.writeNumberField("notAskedFor", plan.left().unasked());
    json.writeArrayFieldStart("steps");
    for (UpgradePlan.Step step : plan.steps()) {
      write(json, step);
    }
    json.writeEndArray();
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  /// Writes what a step is and what it closes into an object that is open.
  static void writeFields(JsonGenerator json, UpgradeStep step) throws IOException {
    json.writeStringField("action", step.action());
    json.writeStringField("version", step.version());
    JsonOutput.strings(json, "packages", step.packages());
    JsonOutput.strings(json, "closes", ids(step.closes()));
    JsonOutput.strings(json, "partOf", ids(step.eases()));
  }

  private static List<String> ids(List<PackageFinding> findings) {
    return findings.stream().map(finding -> finding.vulnerability().id()).toList();
  }

  private static void write(JsonGenerator json, UpgradePlan.Step step) throws IOException {
    UpgradeStep upgrade = step.upgrade();
    json.writeStartObject();
    writeFields(json, upgrade);
    json.writeArrayFieldStart("places");
    for (UpgradePlan.Place place : step.places()) {
      json.writeStartObject();
      json.writeStringField("path", place.path());
      if (place.line() > 0) {
        json.writeNumberField("line", place.line());
      }
      json.writeStringField("package", place.name());
      json.writeStringField("installed", place.installed());
      switch (place.change()) {
        case Change.Edit(int line, String before, String after, String next) -> {
          json.writeNumberField("editLine", line);
          json.writeStringField("before", before.strip());
          json.writeStringField("after", after.strip());
          JsonOutput.optional(json, "then", next);
        }
        case Change.ByHand(String reason) -> json.writeStringField("byHand", reason);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
