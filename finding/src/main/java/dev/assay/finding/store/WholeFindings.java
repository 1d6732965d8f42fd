package dev.assay.finding.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.assay.advisory.Vulnerability;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.StoredFinding.StoredPackage;
import dev.assay.finding.StoredFinding.VulnerablePackages;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Findings of one account with all that belongs to them, each table read once.
final class WholeFindings {
  private final AccountId account;
  private final RowSet rows;

  WholeFindings(Connection connection, AccountId account) {
    this.account = account;
    this.rows = new RowSet(connection, account);
  }

  /// What does not exist is left out.
  List<StoredFinding> byArns(Collection<String> arns) throws SQLException {
    return whole(rows.byTexts(FindingRow.BY_ARN, arns, FindingRow::read));
  }

  /// By the findings' numbers; what does not exist is left out.
  Map<Long, StoredFinding> byIds(Collection<Long> ids) throws SQLException {
    List<FindingRow> found = rows.byIds(FindingRow.BY_ID, ids, FindingRow::read);
    List<StoredFinding> findings = whole(found);
    Map<Long, StoredFinding> all = HashMap.newHashMap(found.size());
    for (int i = 0; i < found.size(); i++) {
      all.put(found.get(i).id(), findings.get(i));
    }
    return all;
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
