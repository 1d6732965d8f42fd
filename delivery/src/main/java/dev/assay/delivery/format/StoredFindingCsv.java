package dev.assay.delivery.format;

import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.finding.NetworkFinding;
import dev.assay.finding.NetworkPath;
import dev.assay.finding.ReachAdjustment;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.ScannedResource.ContainerImage;
import dev.assay.finding.ScannedResource.Instance;
import dev.assay.finding.Score;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.StoredFinding.OpenPath;
import dev.assay.finding.StoredFinding.StoredPackage;
import dev.assay.finding.StoredFinding.VulnerablePackages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;

/// A row a stored finding, as [InspectorCsv] has them. What Assay does not know of a resource, such
/// as its public address, is empty.
public final class StoredFindingCsv {
  private static final List<Column> COLUMNS = columns();

  private final CSVPrinter csv;
  private final Instant now;

  /// Writes the header; the stream stays open.
  ///
  /// @param now what ages are counted to
  public StoredFindingCsv(Appendable out, Instant now) throws IOException {
    this.csv = new CSVPrinter(out, InspectorCsv.FORM);
    this.now = now;
    csv.printRecord(COLUMNS.stream().map(Column::name).toList());
  }

  /// Writes one row.
  public void write(StoredFinding finding) throws IOException {
    csv.printRecord(
        COLUMNS.stream()
            .map(column -> InspectorCsv.cell(column.value().apply(finding, now)))
            .toList());
  }

  /// One column.
  private record Column(String name, BiFunction<StoredFinding, Instant, String> value) {}

  private static List<Column> columns() {
    var columns = new ArrayList<Column>();
    of(columns, "AWS Account Id", finding -> finding.account().value());
    of(columns, "Severity", finding -> finding.severity().name());
    ofVulnerable(columns, "Fix Available", it -> it.judgement().fix().name());
    of(columns, "Finding Type", StoredFindingCsv::type);
    of(columns, "Title", StoredFinding::title);
    of(columns, "Description", StoredFindingCsv::description);
    of(columns, "Finding ARN", StoredFinding::arn);
    of(columns, "First Seen", finding -> InspectorCsv.time(finding.state().firstObserved()));
    of(columns, "Last Seen", finding -> InspectorCsv.time(finding.state().lastObserved()));
    of(columns, "Last Updated", finding -> InspectorCsv.time(finding.state().updated()));
    of(columns, "Resource ID", finding -> finding.resource().identity().id());
    ofImage(columns, "Container Image Tags", image -> InspectorCsv.joined(image.tags()));
    of(columns, "Region", finding -> finding.resource().identity().region());
    of(columns, "Platform", finding -> finding.resource().identity().platform());
    of(columns, "Resource Tags", StoredFindingCsv::tags);
    ofPackages(columns, "Affected Packages", StoredPackage::name);
    ofPackages(columns, "Package Installed Version", StoredFindingCsv::version);
    ofPackages(columns, "Fixed in Version", StoredPackage::fixedVersion);
    of(columns, "Package Remediation", StoredFindingCsv::remediation);
    ofPackages(columns, "File Path", StoredPackage::path);
    ofPath(columns, "Network Paths", StoredFindingCsv::steps);
    columns.add(new Column("Age (Days)", StoredFindingCsv::age));
    of(columns, "Remediation", StoredFindingCsv::remediation);
    of(
        columns,
        "Inspector Score",
        finding -> scored(finding, r -> Words.decimal(r.baseScore(), 1)));
    of(columns, "Inspector Score Vector", finding -> scored(finding, Rating::vector));
    of(columns, "Status", finding -> finding.state().status().name());
    ofVulnerable(columns, "Vulnerability Id", it -> it.vulnerability().id());
    ofVulnerable(columns, "Vendor", it -> it.judgement().source());
    ofVulnerable(columns, "Vendor Severity", it -> it.judgement().vendorSeverity());
    ofVulnerable(columns, "Vendor Advisory", it -> it.judgement().sourceUrl());
    ofVulnerable(
        columns,
        "Vendor Advisory Published",
        it -> InspectorCsv.time(it.vulnerability().dates().published()));
    rating(columns, "NVD CVSS3", "NVD"::equals, "3");
    rating(columns, "NVD CVSS2", "NVD"::equals, "2");
    rating(columns, "Vendor CVSS3", source -> !source.equals("NVD"), "3");
    rating(columns, "Vendor CVSS2", source -> !source.equals("NVD"), "2");
    of(columns, "Resource Type", finding -> finding.resource().type());
    ofInstance(columns, "Ami", ScannedResource.Machine::image);
    unknown(columns, "Resource Public Ipv4");
    ofInstance(columns, "Resource Private Ipv4", it -> InspectorCsv.joined(it.ipv4Addresses()));
    ofInstance(columns, "Resource Ipv6", it -> InspectorCsv.joined(it.ipv6Addresses()));
    ofInstance(columns, "Resource Vpc", ScannedResource.Machine::vpc);
    ofPath(columns, "Port Range", it -> it.ports().first() + "-" + it.ports().last());
    ofVulnerable(columns, "Epss Score", it -> InspectorCsv.epss(it.vulnerability()));
    ofVulnerable(columns, "Exploit Available", it -> InspectorCsv.exploit(it.vulnerability()));
    ofVulnerable(columns, "Last Exploited At", StoredFindingCsv::exploited);
    ofFunction(columns, "Lambda Layers", it -> InspectorCsv.joined(it.layers()));
    unknown(columns, "Lambda Package Type");
    ofFunction(columns, "Lambda Last Updated At", it -> InspectorCsv.time(it.modified()));
    ofVulnerable(
        columns, "Reference Urls", it -> InspectorCsv.joined(it.vulnerability().references()));
    unknown(columns, "Detector Name");
    ofPackages(columns, "Package Manager", StoredPackage::manager);
    return List.copyOf(columns);
  }

  private static void unknown(List<Column> columns, String name) {
    of(columns, name, finding -> "");
  }

  private static void of(List<Column> columns, String name, Function<StoredFinding, String> value) {
    columns.add(new Column(name, (finding, now) -> value.apply(finding)));
  }

  private static void ofVulnerable(
      List<Column> columns, String name, Function<VulnerablePackages, String> value) {
    of(
        columns,
        name,
        finding -> finding.subject() instanceof VulnerablePackages it ? value.apply(it) : "");
  }

  private static void ofPath(List<Column> columns, String name, Function<OpenPath, String> value) {
    of(columns, name, finding -> finding.subject() instanceof OpenPath it ? value.apply(it) : "");
  }

  /// One value for each affected package, in the same order in every column.
  private static void ofPackages(
      List<Column> columns, String name, Function<StoredPackage, String> value) {
    ofVulnerable(
        columns, name, it -> InspectorCsv.joined(it.packages().stream().map(value).toList()));
  }

  private static void ofImage(
      List<Column> columns, String name, Function<ContainerImage, String> value) {
    of(
        columns,
        name,
        finding -> finding.resource() instanceof ContainerImage it ? value.apply(it) : "");
  }

  private static void ofInstance(
      List<Column> columns, String name, Function<ScannedResource.Machine, String> value) {
    of(
        columns,
        name,
        finding -> finding.resource() instanceof Instance it ? value.apply(it.machine()) : "");
  }

  private static void ofFunction(
      List<Column> columns, String name, Function<ScannedResource.Function, String> value) {
    of(
        columns,
        name,
        finding ->
            finding.resource() instanceof ScannedResource.Function it ? value.apply(it) : "");
  }

  private static void rating(
      List<Column> columns, String name, Predicate<String> source, String version) {
    ofVulnerable(
        columns,
        name + " Score",
        it ->
            InspectorCsv.rating(
                it.vulnerability(), source, version, one -> Words.decimal(one.baseScore(), 1)));
    ofVulnerable(
        columns,
        name + " Vector",
        it -> InspectorCsv.rating(it.vulnerability(), source, version, Rating::vector));
  }

  private static String type(StoredFinding finding) {
    return switch (finding.subject()) {
      case VulnerablePackages it -> "PACKAGE_VULNERABILITY";
      case OpenPath it -> "NETWORK_REACHABILITY";
    };
  }

  private static String description(StoredFinding finding) {
    return switch (finding.subject()) {
      case VulnerablePackages it -> it.vulnerability().text().description();
      case OpenPath it -> NetworkFinding.description(it.path(), it.ports());
    };
  }

  private static String tags(StoredFinding finding) {
    return finding.resource().identity().tags().entrySet().stream()
        .map(tag -> tag.getKey() + ":" + tag.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String version(StoredPackage installed) {
    var version = installed.version();
    return (version.epoch() == 0 ? "" : version.epoch() + ":")
        + version.upstream()
        + (version.release().isEmpty() ? "" : "-" + version.release());
  }

  private static String remediation(StoredFinding finding) {
    return finding.subject() instanceof VulnerablePackages it
        ? it.packages().stream()
            .map(StoredPackage::remediation)
            .filter(remedy -> !remedy.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "))
        : "";
  }

  private static String steps(OpenPath open) {
    return open.path().steps().stream()
        .map(NetworkPath.Step::componentId)
        .collect(Collectors.joining(" -> "));
  }

  private static String age(StoredFinding finding, Instant now) {
    return Long.toString(
        Math.max(0, Duration.between(finding.state().firstObserved(), now).toDays()));
  }

  /// As the API's `inspectorScore` has it.
  private static String scored(StoredFinding finding, Function<Rating, String> value) {
    if (!(finding.subject() instanceof VulnerablePackages it)) {
      return "";
    }
    Score score = it.judgement().score();
    Optional<Rating> rating =
        score instanceof Score.Rated(Rating rated) ? Optional.of(rated) : Optional.empty();
    return ReachAdjustment.of(score, finding.resource())
        .map(ReachAdjustment::rating)
        .or(() -> rating)
        .map(value)
        .orElse("");
  }

  private static String exploited(VulnerablePackages it) {
    return it.vulnerability().exploitation().known() instanceof KnownExploitation.Listed listed
        ? listed.added().toString()
        : "";
  }
}
