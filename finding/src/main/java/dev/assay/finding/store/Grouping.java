package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static dev.assay.finding.store.FindingTables.PACKAGE;
import static dev.assay.finding.store.FindingTables.text;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.trueCondition;

import dev.assay.finding.AggregationType;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// How findings fall into groups.
///
/// @param columns what a group has in common; also its order among equals
/// @param tables where the columns are
/// @param where which findings belong to any group
record Grouping(List<Field<?>> columns, Table<Record> tables, Condition where) {
  static final Field<Long> RESOURCE_ID = field(name("f", "resource_id"), Long.class);
  static final Field<String> LAYER = text("p", "layer");
  static final Field<String> NAME = text("p", "name");

  static Grouping of(AggregationType type) {
    return switch (type) {
      case ACCOUNT, FINDING_TYPE -> findings(trueCondition(), ACCOUNT);
      case TITLE -> findings(trueCondition(), text("d", "title"), text("v", "name"));
      case REPOSITORY -> findings(isA("AWS_ECR_CONTAINER_IMAGE"), text("r", "repository"));
      case AWS_EC2_INSTANCE -> findings(isA("AWS_EC2_INSTANCE"), RESOURCE_ID);
      case AWS_ECR_CONTAINER -> findings(isA("AWS_ECR_CONTAINER_IMAGE"), RESOURCE_ID);
      case AWS_LAMBDA_FUNCTION -> findings(isA("AWS_LAMBDA_FUNCTION"), RESOURCE_ID);
      // no instance says yet which machine image it was started from
      case AMI -> findings(falseCondition(), ACCOUNT);
      case PACKAGE -> packages(trueCondition(), NAME);
      case IMAGE_LAYER ->
          packages(
              isA("AWS_ECR_CONTAINER_IMAGE").and(LAYER.ne("")),
              text("r", "repository"),
              text("r", "name"),
              LAYER);
      case LAMBDA_LAYER ->
          packages(
              isA("AWS_LAMBDA_FUNCTION").and(LAYER.ne("")),
              text("r", "function"),
              text("r", "name"),
              LAYER);
    };
  }

  private static Grouping findings(Condition where, Field<?>... columns) {
    return new Grouping(List.of(columns), FindingTables.joined(), where);
  }

  private static Grouping packages(Condition where, Field<?>... columns) {
    Table<Record> tables = FindingTables.joined().join(PACKAGE).on(FindingTables.onPackage());
    return new Grouping(List.of(columns), tables, where);
  }

  private static Condition isA(String resourceType) {
    return text("r", "type").eq(resourceType);
  }
}
