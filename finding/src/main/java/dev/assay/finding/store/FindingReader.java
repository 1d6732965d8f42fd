package dev.assay.finding.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.assay.database.AccountScope;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.store.KeyedRows.RowKey;
import dev.assay.finding.store.PositionQuery.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads findings of the accounts that a transaction sees.
///
/// A page is found in two steps: first where its findings stand, over narrow rows and in the asked
/// order, then what belongs to them.
final class FindingReader {
  private final Connection connection;
  private final AccountScope scope;

  FindingReader(Connection connection, AccountScope scope) {
    this.connection = connection;
    this.scope = scope;
  }

  FindingPage page(FindingQuery query) throws SQLException {
    return page(query, Narrowing.Limits.DEFAULT);
  }

  FindingPage page(FindingQuery query, Narrowing.Limits limits) throws SQLException {
    List<Position> found = new PositionQuery(connection, scope, query, limits).positions();
    boolean hasMore = found.size() > query.pageSize();
    List<Position> shown = hasMore ? found.subList(0, query.pageSize()) : found;
    return new FindingPage(
        findings(shown),
        hasMore ? new FindingPage.Next.More(shown.getLast().place()) : new FindingPage.Next.End());
  }

  Optional<StoredFinding> byArn(String arn) throws SQLException {
    return byArns(List.of(arn)).stream().findFirst();
  }

  /// In the order asked for; what does not exist is left out.
  List<StoredFinding> byArns(List<String> arns) throws SQLException {
    List<String> asked = arns.stream().filter(TextPredicate::isStorable).distinct().toList();
    Map<String, StoredFinding> found =
        new WholeFindings(connection)
            .byArns(asked).stream().collect(toMap(StoredFinding::arn, identity()));
    return asked.stream().filter(found::containsKey).map(found::get).toList();
  }

  private List<StoredFinding> findings(List<Position> shown) throws SQLException {
    Map<Long, StoredFinding> found =
        new WholeFindings(connection)
            .byIds(shown.stream().map(at -> new RowKey(at.account(), at.place().id())).toList());
    return shown.stream()
        .map(at -> at.place().id())
        .filter(found::containsKey)
        .map(found::get)
        .toList();
  }
}
