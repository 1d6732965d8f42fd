package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static dev.assay.finding.store.FindingTables.ID;
import static dev.assay.finding.store.FindingTables.SEVERITY;
import static dev.assay.finding.store.FindingTables.STATUS;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.trueCondition;

import dev.assay.finding.AggregationPage;
import dev.assay.finding.AggregationQuery;
import dev.assay.finding.AggregationQuery.GroupField;
import dev.assay.finding.AggregationRow;
import dev.assay.finding.AggregationType;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.StoredFinding.Status;
import dev.assay.model.AccountId;
import dev.assay.model.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.SortOrder;

/// Counts the active findings of one account by what they have in common.
///
/// A finding counts once in a group, however many of its packages are in it.
final class FindingAggregator {
  private static final Field<Integer> ALL = countDistinct(ID).as("findings");
  private static final Field<Integer> MEDIUM = ofSeverity(Severity.MEDIUM).as("medium");
  private static final Field<Integer> HIGH = ofSeverity(Severity.HIGH).as("high");
  private static final Field<Integer> CRITICAL = ofSeverity(Severity.CRITICAL).as("critical");
  private static final Field<Integer> EXPLOITABLE =
      count(Operand.exploitAvailable().eq("YES")).as("exploitable");
  private static final Field<Integer> FIXABLE =
      count(FindingTables.text("d", "fix_available").ne("NO")).as("fixable");
  private static final Field<Integer> RESOURCES =
      countDistinct(Grouping.RESOURCE_ID).as("resources");

  private final Connection connection;
  private final AccountId account;

  FindingAggregator(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  AggregationPage page(AggregationQuery query) throws SQLException {
    List<? extends Record> found = groups(query, Grouping.of(query.type()));
    boolean hasMore = found.size() > query.pageSize();
    List<? extends Record> shown = hasMore ? found.subList(0, query.pageSize()) : found;
    return new AggregationPage(rows(query.type(), shown), hasMore);
  }

  private List<? extends Record> groups(AggregationQuery query, Grouping grouping) {
    List<Field<?>> columns = new ArrayList<>(grouping.columns());
    columns.addAll(List.of(ALL, MEDIUM, HIGH, CRITICAL, EXPLOITABLE, FIXABLE, RESOURCES));
    return Statements.on(connection)
        .select(columns)
        .from(grouping.tables())
        .where(
            ACCOUNT.eq(account.value()),
            STATUS.eq(Status.ACTIVE.name()),
            grouping.where(),
            FindingPredicate.of(query.filter().findings()),
            inGroups(query.filter().groups()))
        .groupBy(grouping.columns())
        .orderBy(order(query.sort(), grouping))
        .offset(query.offset())
        .limit(query.pageSize() + 1)
        .fetch();
  }

  private static Condition inGroups(
      Map<GroupField, List<dev.assay.finding.Condition.Text>> groups) {
    Condition all = trueCondition();
    for (var group : new TreeMap<>(groups).entrySet()) {
      Field<String> column =
          switch (group.getKey()) {
            case PACKAGE_NAME -> Grouping.NAME;
            case OPERATING_SYSTEM -> FindingTables.text("r", "platform");
            case LAYER -> Grouping.LAYER;
          };
      all = all.and(FindingPredicate.of(new Operand.Text(column), group.getValue()));
    }
    return all;
  }

  private static List<SortField<?>> order(AggregationQuery.Sort sort, Grouping grouping) {
    SortOrder order = sort.isDescending() ? SortOrder.DESC : SortOrder.ASC;
    List<SortField<?>> all = new ArrayList<>();
    switch (sort.by()) {
      case CRITICAL -> all.add(CRITICAL.sort(order));
      case HIGH -> all.add(HIGH.sort(order));
      case ALL -> all.add(ALL.sort(order));
      case AFFECTED_IMAGES -> all.add(RESOURCES.sort(order));
      case AFFECTED_INSTANCES, NETWORK_FINDINGS -> {} // nothing has either yet
    }
    grouping.columns().forEach(column -> all.add(column.asc()));
    return all;
  }

  private List<AggregationRow> rows(AggregationType type, List<? extends Record> found)
      throws SQLException {
    return switch (type) {
      case AWS_EC2_INSTANCE, AWS_ECR_CONTAINER, AWS_LAMBDA_FUNCTION -> resources(found);
      case ACCOUNT, FINDING_TYPE, TITLE, REPOSITORY, AMI, PACKAGE, IMAGE_LAYER, LAMBDA_LAYER ->
          found.stream().map(row -> row(type, row)).toList();
    };
  }

  private static AggregationRow row(AggregationType type, Record row) {
    var counts = counts(row);
    return switch (type) {
      case ACCOUNT -> new AggregationRow.Account(counts, row.get(EXPLOITABLE), row.get(FIXABLE));
      case FINDING_TYPE ->
          new AggregationRow.FindingType(counts, row.get(EXPLOITABLE), row.get(FIXABLE));
      case TITLE -> new AggregationRow.Title(counts, text(row, 0), text(row, 1));
      case REPOSITORY -> new AggregationRow.Repository(counts, text(row, 0), row.get(RESOURCES));
      case PACKAGE -> new AggregationRow.NamedPackage(counts, text(row, 0));
      case IMAGE_LAYER ->
          new AggregationRow.ImageLayer(counts, text(row, 0), text(row, 1), text(row, 2));
      case LAMBDA_LAYER ->
          new AggregationRow.FunctionLayer(counts, text(row, 0), text(row, 1), text(row, 2));
      case AMI, AWS_EC2_INSTANCE, AWS_ECR_CONTAINER, AWS_LAMBDA_FUNCTION ->
          throw new IllegalStateException("no row of text stands for " + type);
    };
  }

  private List<AggregationRow> resources(List<? extends Record> found) throws SQLException {
    var ids = found.stream().map(row -> row.get(Grouping.RESOURCE_ID)).collect(toSet());
    Map<Long, ScannedResource> resources =
        new RowSet(connection, account)
            .byIds(ResourceRow.SQL, ids, ResourceRow::read).stream()
                .collect(toMap(ResourceRow::id, ResourceRow::resource));
    List<AggregationRow> all = new ArrayList<>();
    for (Record row : found) {
      ScannedResource resource = RowSet.kept(resources, row.get(Grouping.RESOURCE_ID));
      all.add(new AggregationRow.Resource(counts(row), resource));
    }
    return all;
  }

  private static AggregationRow.Counts counts(Record row) {
    return new AggregationRow.Counts(
        row.get(ALL), row.get(MEDIUM), row.get(HIGH), row.get(CRITICAL));
  }

  private static String text(Record row, int column) {
    return row.get(column, String.class);
  }

  private static Field<Integer> ofSeverity(Severity severity) {
    return count(SEVERITY.eq(FindingTables.place(severity)));
  }

  private static Field<Integer> count(Condition condition) {
    return countDistinct(ID).filterWhere(condition);
  }
}
