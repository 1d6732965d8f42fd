package dev.assay.finding.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.assay.advisory.Vulnerability;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.After;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.StoredFinding.StoredPackage;
import dev.assay.finding.StoredFinding.VulnerablePackages;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Reads findings of one account within one transaction.
///
/// A page is found in two steps: first the ids, over narrow rows and in the asked order, then what
/// belongs to them, each table once.
final class FindingReader {
  private final Connection connection;
  private final AccountId account;
  private final RowSet rows;

  FindingReader(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
    this.rows = new RowSet(connection, account);
  }

  FindingPage page(FindingQuery query) throws SQLException {
    return page(query, Narrowing.Limits.DEFAULT);
  }

  FindingPage page(FindingQuery query, Narrowing.Limits limits) throws SQLException {
    List<After.Last> found = new PositionQuery(connection, account, query, limits).positions();
    boolean hasMore = found.size() > query.pageSize();
    List<After.Last> shown = hasMore ? found.subList(0, query.pageSize()) : found;
    FindingPage.Next next =
        hasMore ? new FindingPage.Next.More(shown.getLast()) : new FindingPage.Next.End();
    return new FindingPage(byIds(shown.stream().map(After.Last::id).toList()), next);
  }

  Optional<StoredFinding> byArn(String arn) throws SQLException {
    return byArns(List.of(arn)).stream().findFirst();
  }

  /// In the order asked for; what does not exist is left out.
  List<StoredFinding> byArns(List<String> arns) throws SQLException {
    Set<String> known = arns.stream().filter(TextPredicate::isStorable).collect(toSet());
    Map<String, StoredFinding> found = new HashMap<>();
    for (StoredFinding finding : whole(rows.byTexts(FindingRow.BY_ARN, known, FindingRow::read))) {
      found.put(finding.arn(), finding);
    }
    return arns.stream().distinct().filter(found::containsKey).map(found::get).toList();
  }

  private List<StoredFinding> byIds(List<Long> ids) throws SQLException {
    Map<Long, FindingRow> found = new HashMap<>();
    for (FindingRow row : rows.byIds(FindingRow.BY_ID, ids, FindingRow::read)) {
      found.put(row.id(), row);
    }
    return whole(ids.stream().filter(found::containsKey).map(found::get).toList());
  }

  private List<StoredFinding> whole(List<FindingRow> found) throws SQLException {
    Map<Long, ScannedResource> resources =
        rows
            .byIds(ResourceRow.SQL, shared(found, FindingRow.Shared::resource), ResourceRow::read)
            .stream()
            .collect(toMap(ResourceRow::id, ResourceRow::resource));
    Map<Long, Vulnerability> vulnerabilities =
        rows
            .byIds(
                VulnerabilityRow.SQL,
                shared(found, FindingRow.Shared::vulnerability),
                VulnerabilityRow::read)
            .stream()
            .collect(toMap(VulnerabilityRow::id, VulnerabilityRow::vulnerability));
    Map<Long, List<StoredPackage>> packages =
        rows
            .byIds(PackageRow.SQL, shared(found, FindingRow.Shared::detail), PackageRow::read)
            .stream()
            .collect(groupingBy(PackageRow::detail, mapping(PackageRow::stored, toList())));
    List<StoredFinding> all = new ArrayList<>(found.size());
    for (FindingRow row : found) {
      all.add(
          new StoredFinding(
              row.arn(),
              account,
              row.state(),
              row.title(),
              row.severity(),
              switch (row.detail()) {
                case FindingRow.Detail.Network(var path) -> path;
                case FindingRow.Detail.Packages(var judgement) ->
                    new VulnerablePackages(
                        judgement,
                        RowSet.kept(vulnerabilities, row.shared().vulnerability()),
                        packages.getOrDefault(row.shared().detail(), List.of()));
              },
              RowSet.kept(resources, row.shared().resource())));
    }
    return all;
  }

  private static Set<Long> shared(List<FindingRow> found, ToLongFunction<FindingRow.Shared> id) {
    return found.stream().map(row -> id.applyAsLong(row.shared())).collect(toSet());
  }
}
