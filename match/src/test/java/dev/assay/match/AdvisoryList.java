package dev.assay.match;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Advisories held in a list.
record AdvisoryList(List<AffectedPackage> statements) implements Advisories {

  static AdvisoryList of(AffectedPackage... statements) {
    return new AdvisoryList(List.of(statements));
  }

  static AffectedPackage about(String ecosystem, String name, String id, Statement statement) {
    return published("osv", id, ecosystem, name, id, statement);
  }

  static AffectedPackage published(
      String feed, String record, String ecosystem, String name, String id, Statement statement) {
    return new AffectedPackage(
        feed, record, id, Ecosystem.parse(ecosystem), name, statement, "", "");
  }

  static Statement.Affected fixedIn(String introduced, String fixed) {
    return affected(new AffectedRange(introduced, new UpperBound.Fixed(fixed)));
  }

  static Statement.Affected affected(AffectedRange... ranges) {
    return new Statement.Affected(List.of(ranges), List.of(), Statement.FixPlan.UNKNOWN);
  }

  static Statement.Affected open(Statement.FixPlan plan) {
    return new Statement.Affected(
        List.of(new AffectedRange("0", new UpperBound.Open())), List.of(), plan);
  }

  @Override
  public List<AffectedPackage> affecting(Ecosystem ecosystem, String name) {
    return statements.stream()
        .filter(one -> one.ecosystem().equals(ecosystem) && one.name().equals(name))
        .toList();
  }

  @Override
  public Optional<Vulnerability> vulnerability(String id) {
    return statements.stream()
        .filter(
            one -> one.vulnerability().equalsIgnoreCase(id) || one.record().equalsIgnoreCase(id))
        .findFirst()
        .map(AdvisoryList::described);
  }

  private static Vulnerability described(AffectedPackage one) {
    return new Vulnerability(
        one.vulnerability(),
        List.of(),
        new Vulnerability.Text("", ""),
        List.of(),
        List.of(),
        new Vulnerability.Exploitation(new Epss.Unscored(), new KnownExploitation.NotListed()),
        new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
        List.of());
  }
}
