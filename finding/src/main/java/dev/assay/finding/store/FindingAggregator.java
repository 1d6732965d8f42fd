package dev.assay.finding.store;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.assay.finding.AggregationPage;
import dev.assay.finding.AggregationQuery;
import dev.assay.finding.AggregationRow;
import dev.assay.finding.AggregationType;
import dev.assay.finding.ScannedResource;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.SortOrder;

/// Counts the active findings of one account by what they have in common.
///
/// A finding counts once in a group, however many of its packages are in it. Numbers come from the
/// tallies wherever they know enough.
final class FindingAggregator {
  private final Connection connection;
  private final AccountId account;

  FindingAggregator(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  AggregationPage page(AggregationQuery query) throws SQLException {
    return page(query, Grouping.of(query, account));
  }

  AggregationPage page(AggregationQuery query, Grouping grouping) throws SQLException {
    List<? extends Record> found = groups(query, grouping);
    boolean hasMore = found.size() > query.pageSize();
    List<? extends Record> shown = hasMore ? found.subList(0, query.pageSize()) : found;
    return new AggregationPage(rows(query.type(), shown), hasMore);
  }

  private List<? extends Record> groups(AggregationQuery query, Grouping grouping) {
    List<Field<?>> columns = new ArrayList<>(grouping.columns());
    columns.addAll(grouping.counts().columns());
    return Statements.on(connection)
        .select(columns)
        .from(grouping.tables())
        .where(grouping.where())
        .groupBy(grouping.columns())
        .having(grouping.counts().isThere())
        .orderBy(order(query.sort(), grouping))
        .offset(query.offset())
        .limit(query.pageSize() + 1)
        .fetch();
  }

  private static List<SortField<?>> order(AggregationQuery.Sort sort, Grouping grouping) {
    SortOrder order = sort.isDescending() ? SortOrder.DESC : SortOrder.ASC;
    GroupCounts counts = grouping.counts();
    List<SortField<?>> all = new ArrayList<>();
    switch (sort.by()) {
      case CRITICAL -> all.add(counts.critical().sort(order));
      case HIGH -> all.add(counts.high().sort(order));
      case ALL -> all.add(counts.all().sort(order));
      case AFFECTED_IMAGES, AFFECTED_INSTANCES -> all.add(counts.resources().sort(order));
      case NETWORK_FINDINGS -> all.add(counts.network().sort(order));
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

  private List<AggregationRow> resources(List<? extends Record> found) throws SQLException {
    var ids = found.stream().map(row -> row.get(Grouping.RESOURCE_ID)).collect(toSet());
    Map<Long, ScannedResource> resources =
        new RowSet(connection, account)
            .byIds(ResourceRow.SQL, ids, ResourceRow::read).stream()
                .collect(toMap(ResourceRow::id, ResourceRow::resource));
    List<AggregationRow> all = new ArrayList<>();
    for (Record row : found) {
      ScannedResource resource = RowSet.kept(resources, row.get(Grouping.RESOURCE_ID));
      all.add(new AggregationRow.Resource(counts(row), resource, number(row, "network")));
    }
    return all;
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
