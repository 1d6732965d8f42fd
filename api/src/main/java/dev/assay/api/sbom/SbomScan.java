package dev.assay.api.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.advisory.Advisories;
import dev.assay.api.SbomInventories;
import dev.assay.api.inspectorscan.InspectorScanApi;
import dev.assay.api.inspectorscan.OutputFormat;
import dev.assay.api.inspectorscan.ScanSbomRequest;
import dev.assay.api.inspectorscan.ScanSbomResponse;
import dev.assay.api.inspectorscan.ValidationException;
import dev.assay.api.inspectorscan.ValidationExceptionField;
import dev.assay.api.inspectorscan.ValidationExceptionReason;
import dev.assay.finding.FindingAssembler;
import dev.assay.match.Matcher;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/// ScanSbom: judges a CycloneDX document by the index in use. Nothing is kept, and no scan type has
/// to be on.
public final class SbomScan implements InspectorScanApi {
  /// The versions whose components read alike: CycloneDX 1.4 to 1.6.
  private static final Set<String> VERSIONS = Set.of("1.4", "1.5", "1.6");

  private static final String NAME = "sbom";

  private final SbomInventories inventories;
  private final Supplier<? extends Advisories> advisories;
  private final Clock clock;

  /// @param advisories gives the index in use now, which may be replaced at any time
  public SbomScan(
      SbomInventories inventories, Supplier<? extends Advisories> advisories, Clock clock) {
    this.inventories = inventories;
    this.advisories = advisories;
    this.clock = clock;
  }

  @Override
  public ScanSbomResponse scanSbom(ScanSbomRequest request) {
    var format = Objects.requireNonNullElse(request.outputFormat(), OutputFormat.CYCLONE_DX_1_5);
    if (format == OutputFormat.INSPECTOR_ALT) {
      throw refused(
          ValidationExceptionReason.OTHER,
          "outputFormat",
          "the layout of INSPECTOR_ALT is not published: ask for INSPECTOR or CYCLONE_DX_1_5");
    }
    var document = checked(request.sbom());
    var judged = judge(document);
    var components = Components.of(document);
    return new ScanSbomResponse(
        format == OutputFormat.INSPECTOR
            ? InspectorAnswer.of(components, judged)
            : CycloneDxAnswer.of(document, components, judged, clock));
  }

  /// A copy: the request stays what it was.
  private static ObjectNode checked(JsonNode sbom) {
    if (!(sbom instanceof ObjectNode document)
        || !document.path("bomFormat").asText().equals("CycloneDX")) {
      throw refused(
          ValidationExceptionReason.UNSUPPORTED_SBOM_TYPE,
          "sbom",
          "it is no CycloneDX document: bomFormat has to be \"CycloneDX\"");
    }
    var version = document.path("specVersion").asText();
    if (!VERSIONS.contains(version)) {
      throw refused(
          ValidationExceptionReason.UNSUPPORTED_SBOM_TYPE,
          "sbom.specVersion",
          version.isEmpty()
              ? "it is missing: 1.4, 1.5 and 1.6 are read"
              : "CycloneDX "
                  + version.substring(0, Math.min(8, version.length()))
                  + " is not read: 1.4, 1.5 and 1.6 are");
    }
    return document.deepCopy();
  }

  private JudgedSbom judge(ObjectNode document) {
    var text = document.toString().getBytes(StandardCharsets.UTF_8);
    return switch (inventories.read(NAME, new ByteArrayInputStream(text))) {
      case SbomInventories.Reading.Refused(String reason) ->
          throw refused(ValidationExceptionReason.CANNOT_PARSE, "sbom", reason);
      case SbomInventories.Reading.Done(var inventory) -> {
        var index = advisories.get();
        var result = new Matcher(index).match(inventory);
        yield new JudgedSbom(NAME, result, FindingAssembler.assemble(result, index));
      }
    };
  }

  private static ValidationException refused(
      ValidationExceptionReason reason, String field, String message) {
    return new ValidationException(
        field + ": " + message, reason, List.of(new ValidationExceptionField(field, message)));
  }
}
