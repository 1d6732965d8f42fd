package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.number;
import static org.jooq.impl.DSL.trueCondition;

import dev.assay.finding.FindingField;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// What a finding shares with others: its resource, its vulnerability, its detail. Each finding has
/// exactly one of each.
enum Part {
  RESOURCE("r", "resource_id", "resource_tally"),
  VULNERABILITY("v", "vulnerability_id", "detail_tally"),
  DETAIL("d", "detail_id", "detail_tally");

  private final String alias;
  private final String reference;
  private final String tally;

  Part(String alias, String reference, String tally) {
    this.alias = alias;
    this.reference = reference;
    this.tally = tally;
  }

  /// Where a field's value is kept; empty where the finding has it itself.
  static Optional<Part> of(FindingField field) {
    return switch (field) {
      case RESOURCE_TYPE,
          RESOURCE_ID,
          RESOURCE_TAGS,
          LAST_OBSERVED_AT,
          ECR_IMAGE_PUSHED_AT,
          ECR_IMAGE_ARCHITECTURE,
          ECR_IMAGE_REGISTRY,
          ECR_IMAGE_REPOSITORY_NAME,
          ECR_IMAGE_TAGS,
          ECR_IMAGE_HASH,
          LAMBDA_FUNCTION_NAME,
          LAMBDA_FUNCTION_LAYERS,
          LAMBDA_FUNCTION_RUNTIME,
          LAMBDA_FUNCTION_LAST_MODIFIED_AT,
          LAMBDA_FUNCTION_EXECUTION_ROLE_ARN,
          EC2_INSTANCE_IMAGE_ID,
          EC2_INSTANCE_VPC_ID,
          EC2_INSTANCE_SUBNET_ID ->
          Optional.of(RESOURCE);
      case VULNERABILITY_ID, RELATED_VULNERABILITIES, EXPLOIT_AVAILABLE, EPSS_SCORE ->
          Optional.of(VULNERABILITY);
      case FINDING_TYPE,
          TITLE,
          VULNERABILITY_SOURCE,
          VENDOR_SEVERITY,
          VULNERABLE_PACKAGES,
          FIX_AVAILABLE,
          PORT_RANGE,
          NETWORK_PROTOCOL,
          COMPONENT_ID,
          COMPONENT_TYPE ->
          Optional.of(DETAIL);
      case FINDING_ARN,
          AWS_ACCOUNT_ID,
          SEVERITY,
          FIRST_OBSERVED_AT,
          UPDATED_AT,
          FINDING_STATUS,
          INSPECTOR_SCORE,
          ECR_IMAGE_LAST_IN_USE_AT,
          ECR_IMAGE_IN_USE_COUNT,
          CODE_VULNERABILITY_DETECTOR_NAME,
          CODE_VULNERABILITY_DETECTOR_TAGS,
          CODE_VULNERABILITY_FILE_PATH,
          CODE_REPOSITORY_PROJECT_NAME,
          CODE_REPOSITORY_PROVIDER_TYPE ->
          Optional.empty();
    };
  }

  Table<Record> table() {
    return switch (this) {
      case RESOURCE -> FindingTables.RESOURCE;
      case VULNERABILITY -> FindingTables.VULNERABILITY;
      case DETAIL -> FindingTables.DETAIL;
    };
  }

  /// The part's own id.
  Field<Long> id() {
    return number(alias, "id");
  }

  /// The finding's reference to it.
  Field<Long> reference() {
    return number("f", reference);
  }

  /// Joins the part to the finding `f`.
  Condition link() {
    return switch (this) {
      case RESOURCE -> FindingTables.onResource();
      case VULNERABILITY -> FindingTables.onVulnerability();
      case DETAIL -> FindingTables.onDetail();
    };
  }

  /// Which rows are the accounts'. What is known about a vulnerability belongs to nobody.
  Condition ownedBy(Owners owners) {
    return switch (this) {
      case RESOURCE, DETAIL -> owners.have(FindingTables.text(alias, "account"));
      case VULNERABILITY -> trueCondition();
    };
  }

  /// The table that counts active findings by this part, and its column that names it.
  String tally() {
    return tally;
  }

  String tallyReference() {
    return reference;
  }
}
