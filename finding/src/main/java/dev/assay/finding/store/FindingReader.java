package dev.assay.finding.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.assay.database.AccountScope;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.store.PositionQuery.Position;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads findings of the accounts that a transaction sees.
///
/// A page is found in two steps: first where its findings stand, over narrow rows and in the asked
/// order, then what belongs to them, account by account.
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
    Map<String, List<String>> byAccount =
        arns.stream()
            .filter(TextPredicate::isStorable)
            .distinct()
            .collect(groupingBy(FindingReader::accountOf));
    Map<String, StoredFinding> found = new HashMap<>();
    for (AccountId account : scope.accounts()) {
      var theirs = byAccount.get(account.value());
      if (theirs != null) {
        new WholeFindings(connection, account)
            .byArns(theirs)
            .forEach(finding -> found.put(finding.arn(), finding));
      }
    }
    return arns.stream().distinct().filter(found::containsKey).map(found::get).toList();
  }

  /// Empty where a text is no ARN.
  private static String accountOf(String arn) {
    var parts = arn.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }

  private List<StoredFinding> findings(List<Position> shown) throws SQLException {
    Map<AccountId, List<Long>> ids =
        shown.stream()
            .collect(groupingBy(Position::account, mapping(at -> at.place().id(), toList())));
    Map<Long, StoredFinding> found = new HashMap<>();
    for (var one : ids.entrySet()) {
      found.putAll(new WholeFindings(connection, one.getKey()).byIds(one.getValue()));
    }
    return shown.stream()
        .map(at -> at.place().id())
        .filter(found::containsKey)
        .map(found::get)
        .toList();
  }
}
