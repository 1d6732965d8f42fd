package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.decimal;
import static dev.assay.finding.store.FindingTables.text;
import static dev.assay.finding.store.FindingTables.time;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;

import dev.assay.finding.Condition.PackageProperty;
import dev.assay.finding.FindingField;
import java.time.OffsetDateTime;
import org.jooq.Condition;
import org.jooq.Field;

/// What a condition is held against.
sealed interface Operand {
  /// Holds of findings that are about a vulnerability.
  Condition HAS_VULNERABILITY = FindingTables.number("v", "id").ne(inline(0L));

  /// Text, or null where the finding has none.
  record Text(Field<String> column) implements Operand {}

  /// Several texts, any of which may meet the condition.
  record Texts(Field<String[]> column) implements Operand {}

  /// The same text for every finding.
  record Constant(String value) implements Operand {}

  /// The severity, kept by its place in the order.
  record Severity() implements Operand {}

  /// The API's `YES` where the finding has a value here, `NO` where it could have one and has none.
  record Presence(Field<?> column, Condition couldHave) implements Operand {}

  record Decimal(Field<? extends Number> column) implements Operand {}

  record Time(Field<OffsetDateTime> column) implements Operand {}

  /// The resource's tags.
  record Tags() implements Operand {}

  /// The affected packages.
  record Packages() implements Operand {}

  /// The ports that are open.
  record Ports() implements Operand {}

  /// Nothing that is stored yet has this field: no condition meets it.
  record Missing() implements Operand {}

  static Operand of(FindingField field) {
    return switch (field) {
      case FINDING_ARN -> new Text(text("f", "arn"));
      case AWS_ACCOUNT_ID -> new Text(text("f", "account"));
      case FINDING_TYPE -> new Text(text("d", "type"));
      case SEVERITY -> new Severity();
      case FIRST_OBSERVED_AT -> new Time(time("f", "first_observed"));
      case LAST_OBSERVED_AT -> new Time(lastObserved());
      case UPDATED_AT -> new Time(time("f", "updated"));
      case FINDING_STATUS -> new Text(text("f", "status"));
      case TITLE -> new Text(text("d", "title"));
      // -1 stands for no score
      case INSPECTOR_SCORE -> new Decimal(nullif(decimal("f", "score"), inline(-1.0)));
      case RESOURCE_TYPE -> new Text(text("r", "type"));
      case RESOURCE_ID -> new Text(text("r", "name"));
      case RESOURCE_TAGS -> new Tags();
      case ECR_IMAGE_PUSHED_AT -> new Time(time("r", "pushed"));
      case ECR_IMAGE_ARCHITECTURE -> new Text(text("r", "architecture"));
      case ECR_IMAGE_REGISTRY -> new Text(text("r", "registry"));
      case ECR_IMAGE_REPOSITORY_NAME -> new Text(text("r", "repository"));
      case ECR_IMAGE_TAGS -> new Texts(texts("r", "image_tags"));
      case ECR_IMAGE_HASH -> new Text(text("r", "digest"));
      case VULNERABILITY_ID -> new Text(text("v", "name"));
      case VULNERABILITY_SOURCE -> new Text(text("d", "source"));
      case VENDOR_SEVERITY -> new Text(text("d", "vendor_severity"));
      case VULNERABLE_PACKAGES -> new Packages();
      case RELATED_VULNERABILITIES -> new Texts(texts("v", "aliases"));
      case FIX_AVAILABLE -> new Text(text("d", "fix_available"));
      case LAMBDA_FUNCTION_NAME -> new Text(text("r", "function"));
      case LAMBDA_FUNCTION_LAYERS -> new Texts(texts("r", "layers"));
      case LAMBDA_FUNCTION_RUNTIME -> new Text(text("r", "runtime"));
      case LAMBDA_FUNCTION_LAST_MODIFIED_AT -> new Time(time("r", "modified"));
      case LAMBDA_FUNCTION_EXECUTION_ROLE_ARN -> new Text(text("r", "role_arn"));
      case EXPLOIT_AVAILABLE -> new Presence(exploitAvailable(), HAS_VULNERABILITY);
      case EPSS_SCORE -> new Decimal(decimal("v", "epss"));
      case EC2_INSTANCE_IMAGE_ID -> new Text(text("r", "image_id"));
      case EC2_INSTANCE_VPC_ID -> new Text(text("r", "vpc_id"));
      case EC2_INSTANCE_SUBNET_ID -> new Text(text("r", "subnet_id"));
      case PORT_RANGE -> new Ports();
      case NETWORK_PROTOCOL -> new Text(text("d", "protocol"));
      case COMPONENT_ID -> new Texts(texts("d", "component_ids"));
      case COMPONENT_TYPE -> new Texts(texts("d", "component_types"));
      case ECR_IMAGE_LAST_IN_USE_AT,
          ECR_IMAGE_IN_USE_COUNT,
          CODE_VULNERABILITY_DETECTOR_NAME,
          CODE_VULNERABILITY_DETECTOR_TAGS,
          CODE_VULNERABILITY_FILE_PATH,
          CODE_REPOSITORY_PROJECT_NAME,
          CODE_REPOSITORY_PROVIDER_TYPE ->
          new Missing();
    };
  }

  /// A property of the package `p`.
  static Operand of(PackageProperty property) {
    return switch (property) {
      case NAME -> new Text(text("p", "name"));
      case VERSION -> new Text(text("p", "version"));
      case EPOCH -> new Decimal(field(name("p", "epoch"), Integer.class));
      case RELEASE -> new Text(text("p", "release"));
      case ARCHITECTURE -> new Text(text("p", "arch"));
      case SOURCE_LAYER_HASH -> new Text(text("p", "layer"));
      case SOURCE_LAMBDA_LAYER_ARN -> new Missing();
      case FILE_PATH -> new Text(text("p", "path"));
    };
  }

  /// A live finding was last observed when its resource was last scanned.
  static Field<OffsetDateTime> lastObserved() {
    return coalesce(time("f", "last_observed"), time("r", "scanned"));
  }

  /// Whether an exploit is available; null where none is known.
  static Field<?> exploitAvailable() {
    return field(name("v", "exploit_available"));
  }

  private static Field<String[]> texts(String alias, String column) {
    return field(name(alias, column), String[].class);
  }
}
