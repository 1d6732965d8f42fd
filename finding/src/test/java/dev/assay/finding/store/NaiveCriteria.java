package dev.assay.finding.store;

import dev.assay.advisory.Epss;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.NetworkPath.Step;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.ScannedResource.ContainerImage;
import dev.assay.finding.ScannedResource.Function;
import dev.assay.finding.ScannedResource.Instance;
import dev.assay.finding.Score;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.StoredFinding.OpenPath;
import dev.assay.finding.StoredFinding.StoredPackage;
import dev.assay.finding.StoredFinding.VulnerablePackages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What criteria mean, one finding at a time: the oracle for the SQL.
final class NaiveCriteria {
  private NaiveCriteria() {}

  static boolean isMeant(FindingCriteria criteria, StoredFinding finding) {
    return criteria.fields().entrySet().stream()
        .allMatch(field -> anyAndEvery(field.getValue(), values(field.getKey(), finding), finding));
  }

  private static boolean anyAndEvery(
      List<Condition> conditions, List<Object> values, StoredFinding finding) {
    List<Condition> negative = conditions.stream().filter(NaiveCriteria::isNegative).toList();
    List<Condition> positive = conditions.stream().filter(one -> !isNegative(one)).toList();
    return negative.stream().allMatch(one -> meets(one, values, finding))
        && (positive.isEmpty() || positive.stream().anyMatch(one -> meets(one, values, finding)));
  }

  private static boolean isNegative(Condition condition) {
    return condition instanceof Condition.Text text && text.comparison() == Comparison.NOT_EQUALS;
  }

  private static boolean meets(Condition condition, List<Object> values, StoredFinding finding) {
    return switch (condition) {
      case Condition.Text(var comparison, var text) ->
          switch (comparison) {
            case EQUALS -> values.contains(text);
            case PREFIX -> values.stream().anyMatch(value -> value.toString().startsWith(text));
            case NOT_EQUALS -> !values.contains(text);
          };
      case Condition.NumberRange(var lowest, var highest) ->
          values.stream()
              .map(value -> ((Number) value).doubleValue())
              .anyMatch(value -> lowest <= value && value <= highest);
      case Condition.Date(var earliest, var latest) ->
          values.stream()
              .map(Instant.class::cast)
              .anyMatch(time -> !time.isBefore(earliest) && !time.isAfter(latest));
      case Condition.Tag(var key, var value) -> {
        Map<String, String> tags = finding.resource().identity().tags();
        yield tags.containsKey(key) && (value.isEmpty() || value.equals(tags.get(key)));
      }
      case Condition.Ports(var lowest, var highest) ->
          finding.subject() instanceof OpenPath path
              && IntStream.rangeClosed(path.ports().first(), path.ports().last())
                  .anyMatch(port -> lowest <= port && port <= highest);
      case Condition.PackageMatch(var parts) ->
          packages(finding).stream()
              .anyMatch(
                  one ->
                      parts.stream()
                          .allMatch(
                              part ->
                                  meets(part.condition(), values(part.property(), one), finding)));
    };
  }

  /// The packages that a finding is about.
  static List<StoredPackage> packages(StoredFinding finding) {
    return finding.subject() instanceof VulnerablePackages it ? it.packages() : List.of();
  }

  /// What a finding has in a field; nothing where it has no such value.
  static List<Object> values(FindingField field, StoredFinding it) {
    return switch (field) {
      case FINDING_ARN -> List.of(it.arn());
      case AWS_ACCOUNT_ID -> List.of(it.account().value());
      case SEVERITY -> List.of(it.severity().name());
      case FIRST_OBSERVED_AT -> List.of(it.state().firstObserved());
      case LAST_OBSERVED_AT -> List.of(it.state().lastObserved());
      case UPDATED_AT -> List.of(it.state().updated());
      case FINDING_STATUS -> List.of(it.state().status().name());
      case TITLE -> List.of(it.title());
      case RESOURCE_TYPE -> List.of(it.resource().type());
      case RESOURCE_ID -> List.of(it.resource().identity().id());
      default -> {
        List<Object> ofSubject =
            switch (it.subject()) {
              case VulnerablePackages packages -> values(field, packages);
              case OpenPath path -> values(field, path);
            };
        yield ofSubject.isEmpty() ? values(field, it.resource()) : ofSubject;
      }
    };
  }

  private static List<Object> values(FindingField field, VulnerablePackages it) {
    var judgement = it.judgement();
    var exploitation = it.vulnerability().exploitation();
    return switch (field) {
      case FINDING_TYPE -> List.of("PACKAGE_VULNERABILITY");
      case INSPECTOR_SCORE ->
          judgement.score() instanceof Score.Rated rated ? List.of(rated.value()) : List.of();
      case VULNERABILITY_ID -> List.of(it.vulnerability().id());
      case VULNERABILITY_SOURCE -> List.of(judgement.source());
      case VENDOR_SEVERITY -> present(judgement.vendorSeverity());
      case RELATED_VULNERABILITIES -> List.copyOf(it.vulnerability().aliases());
      case FIX_AVAILABLE -> List.of(judgement.fix().name());
      case EXPLOIT_AVAILABLE -> List.of(exploitation.isExploitAvailable() ? "YES" : "NO");
      case EPSS_SCORE ->
          exploitation.epss() instanceof Epss.Scored epss ? List.of(epss.score()) : List.of();
      default -> List.of();
    };
  }

  private static List<Object> values(FindingField field, OpenPath it) {
    return switch (field) {
      case FINDING_TYPE -> List.of("NETWORK_REACHABILITY");
      case NETWORK_PROTOCOL -> List.of(it.ports().transport().name());
      case COMPONENT_ID -> it.path().steps().stream().<Object>map(Step::componentId).toList();
      case COMPONENT_TYPE -> it.path().steps().stream().<Object>map(Step::componentType).toList();
      default -> List.of();
    };
  }

  private static List<Object> values(FindingField field, ScannedResource resource) {
    return switch (resource) {
      case ContainerImage image -> values(field, image);
      case Function function -> values(field, function);
      case Instance instance ->
          switch (field) {
            case EC2_INSTANCE_IMAGE_ID -> present(instance.machine().image());
            case EC2_INSTANCE_VPC_ID -> present(instance.machine().vpc());
            case EC2_INSTANCE_SUBNET_ID -> present(instance.machine().subnet());
            default -> List.of();
          };
    };
  }

  private static List<Object> values(FindingField field, ContainerImage image) {
    return switch (field) {
      case ECR_IMAGE_PUSHED_AT -> present(image.pushed());
      case ECR_IMAGE_ARCHITECTURE -> List.of(image.architecture());
      case ECR_IMAGE_REGISTRY -> List.of(image.registry());
      case ECR_IMAGE_REPOSITORY_NAME -> List.of(image.repository());
      case ECR_IMAGE_TAGS -> List.copyOf(image.tags());
      case ECR_IMAGE_HASH -> List.of(image.digest());
      default -> List.of();
    };
  }

  private static List<Object> values(FindingField field, Function function) {
    return switch (field) {
      case LAMBDA_FUNCTION_NAME -> List.of(function.name());
      case LAMBDA_FUNCTION_LAYERS -> List.copyOf(function.layers());
      case LAMBDA_FUNCTION_RUNTIME -> List.of(function.runtime());
      case LAMBDA_FUNCTION_LAST_MODIFIED_AT -> present(function.modified());
      case LAMBDA_FUNCTION_EXECUTION_ROLE_ARN -> List.of(function.roleArn());
      default -> List.of();
    };
  }

  private static List<Object> values(Condition.PackageProperty property, StoredPackage it) {
    return switch (property) {
      case NAME -> List.of(it.name());
      case VERSION -> List.of(it.version().upstream());
      case EPOCH -> List.of(it.version().epoch());
      case RELEASE -> present(it.version().release());
      case ARCHITECTURE -> List.of(it.architecture());
      case SOURCE_LAYER_HASH -> present(it.layer());
      case SOURCE_LAMBDA_LAYER_ARN -> List.of();
      case FILE_PATH -> List.of(it.path());
    };
  }

  private static List<Object> present(Object value) {
    return Stream.of(value).filter(one -> !one.equals("") && !one.equals(Instant.EPOCH)).toList();
  }
}
