package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.assay.database.AccountScope;
import dev.assay.finding.AggregationPage;
import dev.assay.finding.AggregationPage.Group;
import dev.assay.finding.AggregationQuery;
import dev.assay.finding.AggregationRow;
import dev.assay.finding.AggregationType;
import dev.assay.finding.ScannedResource;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.SortOrder;

/// Counts the active findings of the accounts that a transaction sees, each by itself, by what they
/// have in common.
///
/// A finding counts once in a group, however many of its packages are in it. Numbers come from the
/// tallies wherever they know enough.
final class FindingAggregator {
  private final Connection connection;
  private final AccountScope scope;

  FindingAggregator(Connection connection, AccountScope scope) {
    this.connection = connection;
    this.scope = scope;
  }

  AggregationPage page(AggregationQuery query) throws SQLException {
    return page(query, Grouping.of(query, NamedAccounts.of(scope, query.filter().findings())));
  }

  AggregationPage page(AggregationQuery query, Grouping grouping) throws SQLException {
    List<? extends Record> found = groups(query, grouping);
    boolean hasMore = found.size() > query.pageSize();
    List<? extends Record> shown = hasMore ? found.subList(0, query.pageSize()) : found;
    return new AggregationPage(counted(query.type(), shown), hasMore);
  }

  private List<? extends Record> groups(AggregationQuery query, Grouping grouping) {
    List<Field<?>> common = new ArrayList<>(grouping.columns());
    common.add(ACCOUNT);
    return Statements.on(connection)
        .select(grouping.columns())
        .select(grouping.counts().columns())
        .select(ACCOUNT.as("owner"))
        .from(grouping.tables())
        .where(grouping.where())
        .groupBy(common)
        .having(grouping.counts().isThere())
        .orderBy(order(query.sort(), common, grouping.counts()))
        .offset(query.offset())
        .limit(query.pageSize() + 1)
        .fetch();
  }

  private static List<SortField<?>> order(
      AggregationQuery.Sort sort, List<Field<?>> common, GroupCounts counts) {
    SortOrder order = sort.isDescending() ? SortOrder.DESC : SortOrder.ASC;
    List<SortField<?>> all = new ArrayList<>();
    switch (sort.by()) {
      case CRITICAL -> all.add(counts.critical().sort(order));
      case HIGH -> all.add(counts.high().sort(order));
      case ALL -> all.add(counts.all().sort(order));
      case AFFECTED_IMAGES, AFFECTED_INSTANCES -> all.add(counts.resources().sort(order));
      case NETWORK_FINDINGS -> all.add(counts.network().sort(order));
    }
    common.forEach(column -> all.add(column.asc()));
    return all;
  }

  private List<Group> counted(AggregationType type, List<? extends Record> found)
      throws SQLException {
    return switch (type) {
      case AWS_EC2_INSTANCE, AWS_ECR_CONTAINER, AWS_LAMBDA_FUNCTION -> resources(found);
      case ACCOUNT, FINDING_TYPE, TITLE, REPOSITORY, AMI, PACKAGE, IMAGE_LAYER, LAMBDA_LAYER ->
          found.stream().map(row -> new Group(owner(row), row(type, row))).toList();
    };
  }

  private static AggregationRow row(AggregationType type, Record row) {
    var counts = counts(row);
    return switch (type) {
      case ACCOUNT ->
          new AggregationRow.Account(counts, number(row, "exploitable"), number(row, "fixable"));
      case FINDING_TYPE ->
          new AggregationRow.FindingType(
              counts, number(row, "exploitable"), number(row, "fixable"));
      case TITLE -> new AggregationRow.Title(counts, text(row, 0), text(row, 1));
      case REPOSITORY ->
          new AggregationRow.Repository(counts, text(row, 0), number(row, "resources"));
      case PACKAGE -> new AggregationRow.NamedPackage(counts, text(row, 0));
      case IMAGE_LAYER ->
          new AggregationRow.ImageLayer(counts, text(row, 0), text(row, 1), text(row, 2));
      case LAMBDA_LAYER ->
          new AggregationRow.FunctionLayer(counts, text(row, 0), text(row, 1), text(row, 2));
      case AMI -> new AggregationRow.MachineImage(counts, text(row, 0), number(row, "resources"));
      case AWS_EC2_INSTANCE, AWS_ECR_CONTAINER, AWS_LAMBDA_FUNCTION ->
          throw new IllegalStateException("no row of text stands for " + type);
    };
  }

  private List<Group> resources(List<? extends Record> found) throws SQLException {
    Map<AccountId, List<Long>> ids =
        found.stream()
            .collect(
                groupingBy(
                    FindingAggregator::owner,
                    mapping(row -> row.get(Grouping.RESOURCE_ID), toList())));
    Map<Long, ScannedResource> resources = new HashMap<>();
    for (var one : ids.entrySet()) {
      new RowSet(connection, one.getKey())
          .byIds(ResourceRow.SQL, one.getValue(), ResourceRow::read)
          .forEach(row -> resources.put(row.id(), row.resource()));
    }
    return found.stream()
        .map(
            row -> {
              var resource = RowSet.kept(resources, row.get(Grouping.RESOURCE_ID));
              return new Group(
                  owner(row),
                  new AggregationRow.Resource(counts(row), resource, number(row, "network")));
            })
        .toList();
  }

  private static AccountId owner(Record row) {
    return new AccountId(row.get("owner", String.class));
  }

  private static AggregationRow.Counts counts(Record row) {
    return new AggregationRow.Counts(
        number(row, "findings"),
        number(row, "medium"),
        number(row, "high"),
        number(row, "critical"));
  }

  private static String text(Record row, int column) {
    return row.get(column, String.class);
  }

  private static long number(Record row, String column) {
    return row.get(column, Long.class);
  }
}
