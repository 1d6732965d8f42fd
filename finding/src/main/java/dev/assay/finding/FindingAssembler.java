package dev.assay.finding;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Vulnerability;
import dev.assay.match.Fix;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.model.InstalledPackage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Joins the verdicts on one artifact into findings: one for each vulnerability, however many
/// packages have it and under whichever of its ids they were judged.
public final class FindingAssembler {

  private static final Comparator<PackageFinding> WORST_FIRST =
      Comparator.comparing(PackageFinding::severity)
          .reversed()
          .thenComparing(Comparator.comparingDouble(FindingAssembler::number).reversed())
          .thenComparing(finding -> finding.vulnerability().id());

  private static final Comparator<Verdict.Affected> BY_PACKAGE =
      Comparator.comparing((Verdict.Affected verdict) -> verdict.installed().name())
          .thenComparing(verdict -> verdict.installed().version())
          .thenComparing(verdict -> verdict.installed().location().path())
          .thenComparing(verdict -> verdict.installed().architecture());

  private record Group(Vulnerability vulnerability, List<Verdict.Affected> verdicts) {}

  private FindingAssembler() {}

  /// The findings of one artifact, sorted by falling severity, falling score and id.
  public static List<PackageFinding> assemble(MatchResult result, Advisories advisories) {
    Map<String, Vulnerability> known = new HashMap<>();
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Verdict.Affected verdict : result.affected()) {
      Vulnerability vulnerability =
          known.computeIfAbsent(
              verdict.statement().vulnerability(),
              id -> advisories.vulnerability(id).orElseGet(() -> unknown(id)));
      groups
          .computeIfAbsent(vulnerability.id(), id -> new Group(vulnerability, new ArrayList<>()))
          .verdicts()
          .add(verdict);
    }
    var remedies = Remedies.of(result.inventory().operatingSystem());
    List<PackageFinding> findings = new ArrayList<>(groups.size());
    for (Group group : groups.values()) {
      findings.add(finding(group.vulnerability(), group.verdicts(), remedies));
    }
    findings.sort(WORST_FIRST);
    return List.copyOf(findings);
  }

  private static PackageFinding finding(
      Vulnerability vulnerability, List<Verdict.Affected> verdicts, Remedies remedies) {
    List<Verdict.Affected> distinct = onePerPackage(verdicts);
    distinct.sort(BY_PACKAGE);
    Publisher publisher = Publisher.of(distinct);
    Score score = publisher.score(vulnerability.ratings());
    String word = publisher.vendorSeverity(distinct);
    return new PackageFinding(
        vulnerability,
        Title.of(vulnerability.id(), distinct),
        SeverityRule.severity(score, word),
        score,
        publisher.source(distinct),
        word,
        distinct.stream().map(v -> new VulnerablePackage(v, remedies.remedy(v))).toList());
  }

  /// Several records may judge one package for one vulnerability (a GHSA and a PYSEC record, say):
  /// the first that names a fix speaks for all.
  private static List<Verdict.Affected> onePerPackage(List<Verdict.Affected> verdicts) {
    Map<InstalledPackage, Verdict.Affected> chosen = new LinkedHashMap<>();
    for (Verdict.Affected verdict : verdicts) {
      chosen.merge(
          verdict.installed(),
          verdict,
          (first, next) ->
              !(first.fix() instanceof Fix.Upgrade) && next.fix() instanceof Fix.Upgrade
                  ? next
                  : first);
    }
    return new ArrayList<>(chosen.values());
  }

  private static double number(PackageFinding finding) {
    return switch (finding.score()) {
      case Score.Rated rated -> rated.value();
      case Score.Unrated() -> -1;
    };
  }

  /// A record that no other feed describes is still a finding.
  private static Vulnerability unknown(String id) {
    return new Vulnerability(
        id,
        List.of(),
        new Vulnerability.Text("", ""),
        List.of(),
        List.of(),
        new Vulnerability.Exploitation(new Epss.Unscored(), new KnownExploitation.NotListed()),
        new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
        List.of());
  }
}
