package dev.assay.delivery.format;

import dev.assay.advisory.Rating;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.UpgradeStep;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.finding.VulnerablePackage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;

/// A row a finding for spreadsheets, as [InspectorCsv] has them. What only an account knows is
/// empty in a scan without a server.
public final class CsvFormat {
  /// One column.
  private record Column(String name, BiFunction<ScanReport, PackageFinding, String> value) {}

  private static final List<Column> COLUMNS = columns();

  private CsvFormat() {}

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream stream) throws IOException {
    var out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    var csv = new CSVPrinter(out, InspectorCsv.FORM);
    csv.printRecord(COLUMNS.stream().map(Column::name).toList());
    for (PackageFinding finding : report.findings()) {
      csv.printRecord(
          COLUMNS.stream()
              .map(column -> InspectorCsv.cell(column.value().apply(report, finding)))
              .toList());
    }
    csv.flush();
  }

  private static List<Column> columns() {
    var columns = new ArrayList<Column>();
    unknown(columns, "AWS Account Id");
    of(columns, "Severity", finding -> finding.severity().name());
    of(columns, "Fix Available", finding -> finding.fixAvailability().name());
    of(columns, "Finding Type", finding -> "PACKAGE_VULNERABILITY");
    of(columns, "Title", PackageFinding::title);
    of(columns, "Description", finding -> finding.vulnerability().text().description());
    unknown(columns, "Finding ARN", "First Seen", "Last Seen", "Last Updated");
    ofScan(columns, "Resource ID", CsvFormat::resource);
    unknown(columns, "Container Image Tags", "Region");
    ofScan(columns, "Platform", report -> Words.of(report.inventory().operatingSystem()));
    unknown(columns, "Resource Tags");
    ofPackages(columns, "Affected Packages", each -> each.installed().name());
    ofPackages(columns, "Package Installed Version", each -> each.installed().version());
    ofPackages(columns, "Fixed in Version", each -> Words.of(each.verdict().fix()));
    of(columns, "Package Remediation", CsvFormat::remediation);
    ofPackages(columns, "File Path", each -> each.installed().location().path());
    unknown(columns, "Network Paths", "Age (Days)");
    of(columns, "Remediation", CsvFormat::remediation);
    of(columns, "Inspector Score", finding -> Words.of(finding.score()));
    of(columns, "Inspector Score Vector", CsvFormat::vector);
    of(columns, "Status", finding -> "ACTIVE");
    of(columns, "Vulnerability Id", finding -> finding.vulnerability().id());
    of(columns, "Vendor", PackageFinding::source);
    of(columns, "Vendor Severity", PackageFinding::vendorSeverity);
    of(columns, "Vendor Advisory", CsvFormat::advisory);
    of(
        columns,
        "Vendor Advisory Published",
        finding -> InspectorCsv.time(finding.vulnerability().dates().published()));
    rating(columns, "NVD CVSS3", "NVD"::equals, "3");
    rating(columns, "NVD CVSS2", "NVD"::equals, "2");
    rating(columns, "Vendor CVSS3", source -> !source.equals("NVD"), "3");
    rating(columns, "Vendor CVSS2", source -> !source.equals("NVD"), "2");
    ofScan(columns, "Resource Type", report -> AwsResource.of(report.inventory()).type());
    unknown(columns, "Ami", "Resource Public Ipv4", "Resource Private Ipv4", "Resource Ipv6");
    unknown(columns, "Resource Vpc", "Port Range");
    of(columns, "Epss Score", finding -> InspectorCsv.epss(finding.vulnerability()));
    of(columns, "Exploit Available", finding -> InspectorCsv.exploit(finding.vulnerability()));
    unknown(columns, "Last Exploited At", "Lambda Layers", "Lambda Package Type");
    unknown(columns, "Lambda Last Updated At");
    of(
        columns,
        "Reference Urls",
        finding -> InspectorCsv.joined(finding.vulnerability().references()));
    unknown(columns, "Detector Name");
    ofPackages(columns, "Package Manager", each -> AwsPackage.manager(each.installed()));
    return List.copyOf(columns);
  }

  private static void unknown(List<Column> columns, String... names) {
    for (String name : names) {
      of(columns, name, finding -> "");
    }
  }

  private static void of(
      List<Column> columns, String name, Function<PackageFinding, String> value) {
    columns.add(new Column(name, (report, finding) -> value.apply(finding)));
  }

  private static void ofScan(
      List<Column> columns, String name, Function<ScanReport, String> value) {
    columns.add(new Column(name, (report, finding) -> value.apply(report)));
  }

  /// One value for each affected package, in the same order in every column.
  private static void ofPackages(
      List<Column> columns, String name, Function<VulnerablePackage, String> value) {
    of(
        columns,
        name,
        finding -> InspectorCsv.joined(finding.packages().stream().map(value).toList()));
  }

  private static void rating(
      List<Column> columns, String name, Predicate<String> source, String version) {
    of(
        columns,
        name + " Score",
        finding ->
            InspectorCsv.rating(
                finding.vulnerability(),
                source,
                version,
                one -> Words.decimal(one.baseScore(), 1)));
    of(
        columns,
        name + " Vector",
        finding -> InspectorCsv.rating(finding.vulnerability(), source, version, Rating::vector));
  }

  private static String resource(ScanReport report) {
    String digest = Words.digest(report.inventory().artifact());
    return digest.isEmpty() ? report.inventory().artifact().name() : digest;
  }

  private static String remediation(PackageFinding finding) {
    return UpgradeStep.of(List.of(finding)).stream()
        .map(UpgradeStep::title)
        .collect(Collectors.joining(", "));
  }

  private static String vector(PackageFinding finding) {
    return finding.score() instanceof Score.Rated(Rating rating) ? rating.vector() : "";
  }

  private static String advisory(PackageFinding finding) {
    return finding.packages().getFirst().verdict().statement().url();
  }
}
