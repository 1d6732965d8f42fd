package dev.assay.api.operation;

import dev.assay.api.inspector2.FilterCriteria;
import dev.assay.api.inspector2.ResourceFilterCriteria;
import dev.assay.api.inspector2.ResourceMapFilter;
import dev.assay.api.inspector2.ResourceStringFilter;
import dev.assay.api.wire.ApiFault;
import dev.assay.api.wire.Violations;
import dev.assay.api.wire.WireJson;
import dev.assay.api.wire.WireReader;
import dev.assay.api.wire.WireShape;
import dev.assay.coverage.CoverageCondition;
import dev.assay.coverage.CoverageCriteria;
import dev.assay.coverage.CoverageCriteriaException;
import dev.assay.coverage.CoverageField;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingCriteria;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a report is about: the API's criteria as the text that is kept with it, and what they mean.
public final class ReportCriteria {
  private ReportCriteria() {}

  /// Empty for no criteria.
  static String text(@Nullable WireShape shape) {
    if (shape == null) {
      return "";
    }
    var text = new StringWriter();
    try (var out = WireJson.json().createGenerator(text)) {
      shape.write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /// The criteria of findings, as they were asked.
  static @Nullable FilterCriteria findingShape(String text) {
    return read(text, FilterCriteria::read);
  }

  /// The criteria of resources, as they were asked.
  static @Nullable ResourceFilterCriteria resourceShape(String text) {
    return read(text, ResourceFilterCriteria::read);
  }

  /// Which findings are meant.
  ///
  /// @throws dev.assay.finding.CriteriaException where a value can never be met
  public static FindingCriteria findings(String text) {
    return CriteriaShapes.from(findingShape(text));
  }

  /// Which resources are meant, by their coverage.
  ///
  /// @throws dev.assay.coverage.CoverageCriteriaException where a value can never be met
  public static CoverageCriteria resources(String text) {
    return resources(resourceShape(text));
  }

  /// A text of a client that should be criteria of findings, as it is kept.
  ///
  /// @throws ApiFault where it is none
  public static String checkedFindings(String text) {
    var kept = checked(text, FilterCriteria::read);
    try {
      findings(kept);
    } catch (CriteriaException wrong) {
      throw wrong(wrong.field() + " " + wrong.getMessage());
    }
    return kept;
  }

  /// A text of a client that should be criteria of resources, as it is kept.
  ///
  /// @throws ApiFault where it is none
  public static String checkedResources(String text) {
    var kept = checked(text, ResourceFilterCriteria::read);
    try {
      resources(kept);
    } catch (CoverageCriteriaException wrong) {
      throw wrong(wrong.field() + " " + wrong.getMessage());
    }
    return kept;
  }

  private static <T extends WireShape> String checked(String text, Reader<T> reader) {
    if (text.isEmpty()) {
      return "";
    }
    var violations = new Violations();
    try (var parser = WireJson.json().createParser(text)) {
      parser.nextToken();
      var shape = reader.read(new WireReader(parser, violations));
      shape.check(violations);
      if (!violations.found().isEmpty()) {
        throw ApiFault.of(violations.found());
      }
      return text(shape);
    } catch (IOException malformed) {
      throw wrong("is no JSON object");
    }
  }

  private static ApiFault wrong(String reason) {
    return ApiFault.validation("filterCriteria: " + reason, "FIELD_VALIDATION_FAILED");
  }

  static CoverageCriteria resources(@Nullable ResourceFilterCriteria shape) {
    Map<CoverageField, List<CoverageCondition>> fields = new EnumMap<>(CoverageField.class);
    if (shape != null) {
      texts(fields, CoverageField.ACCOUNT_ID, shape.accountId());
      texts(fields, CoverageField.RESOURCE_ID, shape.resourceId());
      texts(fields, CoverageField.RESOURCE_TYPE, shape.resourceType());
      texts(fields, CoverageField.ECR_REPOSITORY_NAME, shape.ecrRepositoryName());
      texts(fields, CoverageField.LAMBDA_FUNCTION_NAME, shape.lambdaFunctionName());
      texts(fields, CoverageField.ECR_IMAGE_TAGS, shape.ecrImageTags());
      tags(fields, CoverageField.EC2_INSTANCE_TAGS, shape.ec2InstanceTags());
      tags(fields, CoverageField.LAMBDA_FUNCTION_TAGS, shape.lambdaFunctionTags());
    }
    return new CoverageCriteria(fields);
  }

  private static void texts(
      Map<CoverageField, List<CoverageCondition>> fields,
      CoverageField field,
      @Nullable List<ResourceStringFilter> filters) {
    put(
        fields,
        field,
        filters,
        filter ->
            new CoverageCondition.Text(
                CoverageCondition.Comparison.valueOf(filter.comparison().name()), filter.value()));
  }

  private static void tags(
      Map<CoverageField, List<CoverageCondition>> fields,
      CoverageField field,
      @Nullable List<ResourceMapFilter> filters) {
    put(
        fields,
        field,
        filters,
        filter ->
            new CoverageCondition.Tag(filter.key(), filter.value() == null ? "" : filter.value()));
  }

  private static <T> void put(
      Map<CoverageField, List<CoverageCondition>> fields,
      CoverageField field,
      @Nullable List<T> filters,
      Function<T, CoverageCondition> condition) {
    if (filters != null) {
      fields.put(field, filters.stream().map(condition).toList());
    }
  }

  private interface Reader<T> {
    T read(WireReader in) throws IOException;
  }

  private static <T> @Nullable T read(String text, Reader<T> reader) {
    if (text.isEmpty()) {
      return null;
    }
    try (var parser = WireJson.json().createParser(text)) {
      parser.nextToken();
      return reader.read(new WireReader(parser, new Violations()));
    } catch (IOException foreign) {
      throw new UncheckedIOException("the criteria of a report are kept as JSON", foreign);
    }
  }
}
