package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static dev.assay.finding.store.FindingTables.PACKAGE;
import static dev.assay.finding.store.FindingTables.STATUS;
import static dev.assay.finding.store.FindingTables.text;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.trueCondition;

import dev.assay.database.AccountScope;
import dev.assay.finding.AggregationQuery;
import dev.assay.finding.AggregationType;
import dev.assay.finding.StoredFinding.Status;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// How active findings fall into groups, and where their number is read: from a tally of the right
/// grain, or else from the findings themselves.
///
/// @param columns what a group has in common, beside the account; also its order among equals
/// @param tables where the columns are
/// @param where which findings belong to any group and are meant
/// @param counts how they are counted
record Grouping(List<Field<?>> columns, Table<Record> tables, Condition where, GroupCounts counts) {
  static final Field<Long> RESOURCE_ID = field(name("f", "resource_id"), Long.class);
  static final Field<String> NAME = text("p", "name");
  static final Field<String> IMAGE = text("r", "image_id");
  private static final Field<String> LAYER = text("p", "layer");

  static Grouping of(AggregationQuery query, AccountScope scope) {
    return TallyGrouping.of(query, Owners.all(scope)).orElseGet(() -> live(query, scope));
  }

  /// Counts the findings one by one, whatever is asked of them.
  static Grouping live(AggregationQuery query, AccountScope scope) {
    Grouping all = live(query.type());
    return new Grouping(
        all.columns(),
        all.tables(),
        Owners.all(scope)
            .have(ACCOUNT)
            .and(STATUS.eq(Status.ACTIVE.name()))
            .and(all.where())
            .and(FindingPredicate.of(query.filter().findings()))
            .and(GroupFilter.of(query.filter().groups(), LAYER)),
        all.counts());
  }

  private static Grouping live(AggregationType type) {
    return switch (type) {
      case ACCOUNT, FINDING_TYPE -> findings(trueCondition(), ACCOUNT);
      case TITLE -> findings(trueCondition(), text("d", "title"), text("v", "name"));
      case REPOSITORY -> findings(isA("AWS_ECR_CONTAINER_IMAGE"), text("r", "repository"));
      case AWS_EC2_INSTANCE -> findings(isA("AWS_EC2_INSTANCE"), RESOURCE_ID);
      case AWS_ECR_CONTAINER -> findings(isA("AWS_ECR_CONTAINER_IMAGE"), RESOURCE_ID);
      case AWS_LAMBDA_FUNCTION -> findings(isA("AWS_LAMBDA_FUNCTION"), RESOURCE_ID);
      case AMI -> findings(isA("AWS_EC2_INSTANCE"), IMAGE).ofMachineImages();
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

  /// Only instances that say which machine image they were started from.
  Grouping ofMachineImages() {
    return new Grouping(columns, tables, where.and(IMAGE.ne("")), counts);
  }

  private static Grouping findings(Condition where, Field<?>... columns) {
    return new Grouping(List.of(columns), FindingTables.joined(), where, GroupCounts.ofFindings());
  }

  private static Grouping packages(Condition where, Field<?>... columns) {
    Table<Record> tables = FindingTables.joined().join(PACKAGE).on(FindingTables.onPackage());
    return new Grouping(List.of(columns), tables, where, GroupCounts.ofFindings());
  }

  static Condition isA(String resourceType) {
    return text("r", "type").eq(resourceType);
  }
}
