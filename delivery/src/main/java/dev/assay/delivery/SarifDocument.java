package dev.assay.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.format.Fingerprint;
import dev.assay.delivery.format.JsonOutput;
import dev.assay.delivery.format.PercentEncoding;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A SARIF 2.1.0 document with one run, for results of any kind, written as they come: first the
/// rules, then how the run went, then the results, then the run's own properties.
public final class SarifDocument {
  private static final String UNRESERVED = "-._~/";

  private final OutputStream out;
  private final JsonGenerator json;

  private SarifDocument(OutputStream out) throws IOException {
    this.out = out;
    this.json = JsonOutput.indented(out);
  }

  /// How much a result matters to somebody who reads code (SARIF 3.27.10).
  public enum Level {
    ERROR,
    WARNING,
    NOTE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A kind of result.
  ///
  /// @param summary one line
  /// @param helpUri empty where there is none
  /// @param securitySeverity 0.0 to 10.0 as code scanning reads it; empty where there is none
  public record Rule(
      String id,
      String summary,
      String description,
      String helpUri,
      Level level,
      String securitySeverity,
      List<String> tags) {
    public Rule {
      tags = List.copyOf(tags);
    }
  }

  /// Where a result is.
  ///
  /// @param path relative, as it is on the disk
  /// @param line 0 where it is not known
  /// @param kind of the thing, such as `package`
  /// @param name of the thing
  public record Place(String path, int line, String kind, String name) {}

  /// One result.
  ///
  /// @param rule how many rules were written before its own
  /// @param identity what stays the same while the result stays the same one
  /// @param suppression why nothing needs to be done about it; empty where it is open
  public record Result(
      String ruleId,
      int rule,
      Level level,
      String message,
      Place place,
      List<String> identity,
      String suppression) {
    public Result {
      identity = List.copyOf(identity);
    }

    /// An open result.
    public Result(
        String ruleId, int rule, Level level, String message, Place place, List<String> identity) {
      this(ruleId, rule, level, message, place, identity, "");
    }
  }

  /// Something that was noticed on the way.
  public record Notification(String code, String message) {}

  /// Writes fields into an object that is open.
  public interface Fields {
    /// Writes them.
    void write(JsonGenerator json) throws IOException;
  }

  /// Begins a document; the stream stays open.
  public static SarifDocument begin(OutputStream out, String toolVersion) throws IOException {
    var document = new SarifDocument(out);
    var json = document.json;
    json.writeStartObject();
    json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Assay");
    json.writeStringField("version", toolVersion);
    json.writeArrayFieldStart("rules");
    return document;
  }

  /// Adds a rule.
  public void rule(Rule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    text("shortDescription", rule.summary());
    text("fullDescription", rule.description());
    JsonOutput.optional(json, "helpUri", rule.helpUri());
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", rule.level().word());
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    JsonOutput.optional(json, "security-severity", rule.securitySeverity());
    JsonOutput.strings(json, "tags", rule.tags());
    json.writeEndObject();
    json.writeEndObject();
  }

  /// Ends the rules, says how the run went, and begins the results.
  public void results(Instant started, Instant finished, List<Notification> notifications)
      throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", true);
    json.writeStringField("startTimeUtc", started.toString());
    json.writeStringField("endTimeUtc", finished.toString());
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (Notification notification : notifications) {
      json.writeStartObject();
      json.writeObjectFieldStart("descriptor");
      json.writeStringField("id", notification.code());
      json.writeEndObject();
      json.writeStringField("level", "warning");
      text("message", notification.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
  }

  /// Adds a result.
  ///
  /// @param properties what only this kind of result has
  public void result(Result result, Fields properties) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", result.ruleId());
    json.writeNumberField("ruleIndex", result.rule());
    json.writeStringField("level", result.level().word());
    text("message", result.message());
    place(result.place());
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("assay/v1", Fingerprint.of(result.identity()));
    json.writeEndObject();
    if (!result.suppression().isEmpty()) {
      json.writeArrayFieldStart("suppressions");
      json.writeStartObject();
      json.writeStringField("kind", "external");
      json.writeStringField("status", "accepted");
      json.writeStringField("justification", result.suppression());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeObjectFieldStart("properties");
    properties.write(json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void place(Place place) throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", relativeUri(place.path()));
    json.writeEndObject();
    // Code scanning shows no result without a line, so a file without lines is shown by its first.
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", Math.max(1, place.line()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("kind", place.kind());
    json.writeStringField("fullyQualifiedName", place.name());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /// A path as a relative reference (RFC 3986 4.2); a first part with a colon must not read as a
  /// scheme, so colons are escaped like everything else that is reserved.
  private static String relativeUri(String path) {
    return PercentEncoding.of(path, UNRESERVED);
  }

  /// Ends the document.
  ///
  /// @param properties of the run
  public void end(Fields properties) throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    properties.write(json);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  private void text(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
