package dev.assay.delivery;

import dev.assay.delivery.format.AwsJsonFormat;
import dev.assay.delivery.format.CsafVexFormat;
import dev.assay.delivery.format.CsvFormat;
import dev.assay.delivery.format.CycloneDxFormat;
import dev.assay.delivery.format.DifferenceJson;
import dev.assay.delivery.format.DifferenceText;
import dev.assay.delivery.format.ExplainText;
import dev.assay.delivery.format.ExplanationJson;
import dev.assay.delivery.format.HtmlFormat;
import dev.assay.delivery.format.InventoryJson;
import dev.assay.delivery.format.InventoryText;
import dev.assay.delivery.format.JsonFormat;
import dev.assay.delivery.format.JsonLinesFormat;
import dev.assay.delivery.format.MarkdownFormat;
import dev.assay.delivery.format.OpenVexFormat;
import dev.assay.delivery.format.PlainFormat;
import dev.assay.delivery.format.SarifFormat;
import dev.assay.delivery.format.SpdxFormat;
import dev.assay.delivery.format.TableFormat;
import dev.assay.delivery.format.UpgradePlanJson;
import dev.assay.delivery.format.UpgradePlanText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The formats results are written in. None of them closes the stream it is handed.
public enum ReportFormat {
  /// For people: fits the terminal, may change.
  TABLE,
  /// For grep and awk: a record a line, tabs, nothing cut.
  PLAIN,
  /// For programs: `docs/reference/scan-json.md`.
  JSON,
  /// The same, a record a line.
  JSONL,
  /// SARIF 2.1.0, for code scanning.
  SARIF,
  /// CycloneDX 1.6 JSON.
  CYCLONEDX,
  /// SPDX 2.3 JSON.
  SPDX,
  /// The `Finding` shape of the Inspector API, as ListFindings answers it.
  AWS_JSON,
  /// For spreadsheets: the columns of Inspector's findings report.
  CSV,
  /// For comments on pull requests and summaries of jobs: at most 60,000 bytes.
  MARKDOWN,
  /// To send to somebody: one page without a script.
  HTML,
  /// OpenVEX 0.2.0: every verdict of a scan, the negative ones too.
  OPENVEX,
  /// CSAF 2.0, profile VEX: the same.
  CSAF_VEX,
  /// CycloneDX 1.6 JSON with an analysis for every verdict: the same.
  CYCLONEDX_VEX;

  /// Formats a scan can be written in.
  public static final Set<ReportFormat> OF_SCANS =
      EnumSet.complementOf(EnumSet.of(ReportFormat.SPDX));

  /// Formats a bill of materials can be written in.
  public static final Set<ReportFormat> OF_INVENTORIES =
      EnumSet.of(CYCLONEDX, SPDX, JSON, TABLE, PLAIN);

  /// Formats that list what could not be read.
  public static final Set<ReportFormat> SAYING_LOSSES =
      EnumSet.of(TABLE, PLAIN, JSON, JSONL, SARIF, MARKDOWN, HTML);

  /// Formats a difference of two scans can be written in.
  public static final Set<ReportFormat> OF_DIFFERENCES = EnumSet.of(TABLE, JSON);

  /// Formats a plan of upgrades can be written in.
  public static final Set<ReportFormat> OF_PLANS = EnumSet.of(TABLE, JSON);

  /// Formats an explanation can be written in.
  public static final Set<ReportFormat> OF_EXPLANATIONS = EnumSet.of(TABLE, JSON);

  /// Whether the format says what a target does not have, which takes judging it once more.
  public boolean saysUnaffected() {
    return this == OPENVEX || this == CSAF_VEX || this == CYCLONEDX_VEX;
  }

  /// As written on the command line: `aws-json`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Writes a scan.
  public void write(ScanReport report, Display display, OutputStream out) throws IOException {
    switch (this) {
      case TABLE -> TableFormat.write(report, display, out);
      case PLAIN -> PlainFormat.write(report, out);
      case JSON -> JsonFormat.write(report, out);
      case JSONL -> JsonLinesFormat.write(report, out);
      case SARIF -> SarifFormat.write(report, out);
      case CYCLONEDX -> CycloneDxFormat.write(report, out);
      case AWS_JSON -> AwsJsonFormat.write(report, out);
      case CSV -> CsvFormat.write(report, out);
      case MARKDOWN -> MarkdownFormat.write(report, out);
      case HTML -> HtmlFormat.write(report, out);
      case OPENVEX -> OpenVexFormat.write(report, out);
      case CSAF_VEX -> CsafVexFormat.write(report, out);
      case CYCLONEDX_VEX -> CycloneDxFormat.writeVex(report, out);
      case SPDX -> throw unsuited("a scan");
    }
  }

  /// Writes a bill of materials.
  public void write(InventoryReport report, Display display, OutputStream out) throws IOException {
    switch (this) {
      case CYCLONEDX -> CycloneDxFormat.write(report, out);
      case SPDX -> SpdxFormat.write(report, out);
      case JSON -> InventoryJson.write(report, out);
      case TABLE -> InventoryText.writeTable(report, display, out);
      case PLAIN -> InventoryText.writePlain(report, out);
      case JSONL, SARIF, AWS_JSON, CSV, MARKDOWN, HTML, OPENVEX, CSAF_VEX, CYCLONEDX_VEX ->
          throw unsuited("a bill of materials");
    }
  }

  /// Writes an explanation.
  public void write(Explanation explanation, Display display, OutputStream out) throws IOException {
    switch (this) {
      case TABLE -> ExplainText.write(explanation, display, out);
      case JSON -> ExplanationJson.write(explanation, out);
      case PLAIN,
          JSONL,
          SARIF,
          CYCLONEDX,
          SPDX,
          AWS_JSON,
          CSV,
          MARKDOWN,
          HTML,
          OPENVEX,
          CSAF_VEX,
          CYCLONEDX_VEX ->
          throw unsuited("an explanation");
    }
  }

  /// Writes what two scans have apart.
  public void write(Difference difference, Display display, OutputStream out) throws IOException {
    if (this == JSON) {
      DifferenceJson.write(difference, out);
    } else if (this == TABLE) {
      DifferenceText.write(difference, display, out);
    } else {
      throw unsuited("a difference");
    }
  }

  /// Writes a plan of upgrades.
  public void write(UpgradePlan plan, Display display, OutputStream out) throws IOException {
    if (this == JSON) {
      UpgradePlanJson.write(plan, out);
    } else if (this == TABLE) {
      UpgradePlanText.write(plan, display, out);
    } else {
      throw unsuited("a plan of upgrades");
    }
  }

  private IllegalArgumentException unsuited(String what) {
    return new IllegalArgumentException(what + " cannot be written as " + word());
  }
}
