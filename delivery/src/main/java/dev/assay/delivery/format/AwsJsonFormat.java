package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.Epss;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.finding.VulnerablePackage;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// Findings in the exact shape of Inspector's `Finding` structure, in the envelope ListFindings
/// answers with. Times are epoch seconds, as the service's wire protocol writes them. A scan
/// without a server belongs to no account: it is written as `000000000000` in `us-east-1`.
public final class AwsJsonFormat {
  private static final int LONGEST_TEXT = 1_024;
  private static final int LONGEST_ID = 128;

  private final JsonGenerator json;
  private final ScanReport report;
  private final AwsResource resource;

  private AwsJsonFormat(JsonGenerator json, ScanReport report) {
    this.json = json;
    this.report = report;
    this.resource = AwsResource.of(report.inventory());
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    var format = new AwsJsonFormat(json, report);
    json.writeStartObject();
    json.writeArrayFieldStart("findings");
    for (PackageFinding finding : report.findings()) {
      format.write(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  private void write(PackageFinding finding) throws IOException {
    Vulnerability vulnerability = finding.vulnerability();
    json.writeStartObject();
    json.writeStringField(
        "findingArn",
        "arn:aws:inspector2:"
            + AwsResource.REGION
            + ":"
            + AwsResource.ACCOUNT
            + ":finding/"
            + Fingerprint.of(List.of(resource.id(), vulnerability.id())).substring(0, 32));
    json.writeStringField("awsAccountId", AwsResource.ACCOUNT);
    json.writeStringField("type", "PACKAGE_VULNERABILITY");
    String description = vulnerability.text().description();
    json.writeStringField(
        "description", cut(description.isEmpty() ? finding.title() : description, LONGEST_TEXT));
    json.writeStringField("title", cut(finding.title(), LONGEST_TEXT));
    json.writeObjectFieldStart("remediation");
    json.writeObjectFieldStart("recommendation");
    json.writeStringField("text", "None Provided");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("severity", finding.severity().name());
    writeTime("firstObservedAt", report.scan().finished());
    writeTime("lastObservedAt", report.scan().finished());
    writeTime("updatedAt", report.scan().finished());
    json.writeStringField("status", "ACTIVE");
    json.writeArrayFieldStart("resources");
    resource.write(json);
    json.writeEndArray();
    writeScore(finding.score());
    writeDetails(finding);
    json.writeStringField("fixAvailable", finding.fixAvailability().name());
    json.writeStringField(
        "exploitAvailable", vulnerability.exploitation().isExploitAvailable() ? "YES" : "NO");
    if (vulnerability.exploitation().epss() instanceof Epss.Scored scored) {
      json.writeObjectFieldStart("epss");
      JsonOutput.number(json, "score", scored.score());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeScore(Score score) throws IOException {
    if (!(score instanceof Score.Rated(Rating rating))) {
      return;
    }
    json.writeNumberField("inspectorScore", rating.baseScore());
    json.writeObjectFieldStart("inspectorScoreDetails");
    json.writeObjectFieldStart("adjustedCvss");
    json.writeStringField("scoreSource", rating.source());
    json.writeStringField("cvssSource", rating.source());
    json.writeStringField("version", rating.version());
    json.writeNumberField("score", rating.baseScore());
    json.writeStringField("scoringVector", rating.vector());
    json.writeArrayFieldStart("adjustments");
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeDetails(PackageFinding finding) throws IOException {
    Vulnerability vulnerability = finding.vulnerability();
    json.writeObjectFieldStart("packageVulnerabilityDetails");
    json.writeStringField("vulnerabilityId", cut(vulnerability.id(), LONGEST_ID));
    json.writeArrayFieldStart("vulnerablePackages");
    for (VulnerablePackage vulnerable : finding.packages()) {
      AwsPackage.write(json, vulnerable);
    }
    json.writeEndArray();
    json.writeStringField("source", finding.source());
    json.writeArrayFieldStart("cvss");
    for (Rating rating : vulnerability.ratings()) {
      json.writeStartObject();
      json.writeNumberField("baseScore", rating.baseScore());
      json.writeStringField("scoringVector", rating.vector());
      json.writeStringField("version", rating.version());
      json.writeStringField("source", rating.source());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonOutput.strings(
        json,
        "relatedVulnerabilities",
        vulnerability.aliases().stream().map(alias -> cut(alias, LONGEST_ID)).toList());
    JsonOutput.optional(
        json, "sourceUrl", finding.packages().getFirst().verdict().statement().url());
    JsonOutput.optional(json, "vendorSeverity", finding.vendorSeverity());
    writeKnownTime("vendorCreatedAt", vulnerability.dates().published());
    writeKnownTime("vendorUpdatedAt", vulnerability.dates().modified());
    JsonOutput.strings(
        json,
        "referenceUrls",
        vulnerability.references().stream().filter(url -> !url.isEmpty()).toList());
    json.writeEndObject();
  }

  private void writeKnownTime(String field, Instant time) throws IOException {
    if (!time.equals(Instant.EPOCH)) {
      writeTime(field, time);
    }
  }

  /// Seconds with at most three decimal places.
  private void writeTime(String field, Instant time) throws IOException {
    BigDecimal seconds = BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros();
    json.writeFieldName(field);
    json.writeNumber(seconds.scale() < 0 ? seconds.setScale(0) : seconds);
  }

  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
