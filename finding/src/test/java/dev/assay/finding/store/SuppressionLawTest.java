package dev.assay.finding.store;

import static dev.assay.finding.store.FindingRows.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.model.AccountId;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rules come, change and go at random, findings come too: what is hidden is what a rule matches.
final class SuppressionLawTest {
  private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
  private static Database database;

  @BeforeAll
  static void open() throws SQLException {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void findingIsHiddenExactlyWhileARuleMatchesIt() {
    for (int seed = 0; seed < 10; seed++) {
      new Story(seed).tell();
    }
  }

  /// One account's rules, each matching one severity, and what they should hide.
  private static final class Story {
    private final int seed;
    private final RandomGenerator random;
    private final AccountId account;
    private final FilterStore filters;
    private final FindingRows rows;
    private final long resource;
    private final Map<String, String> severityByFinding = new TreeMap<>();
    private final Map<String, String> severityByRule = new TreeMap<>();

    Story(int seed) {
      this.seed = seed;
      random = new Random(seed);
      account = new AccountId(String.format(Locale.ROOT, "5555%08d", seed));
      filters = FilterStore.in(database, "eu-west-1", Clock.systemUTC(), new Random(seed));
      rows = new FindingRows(database, account);
      resource = rows.resource("i-" + seed, "{}");
    }

    void tell() {
      for (int step = 0; step < 30; step++) {
        switch (random.nextInt(4)) {
          case 0 -> scan("CVE-" + step);
          case 1 -> create("rule " + step);
          case 2 -> anyRule().forEach(this::move);
          default -> anyRule().forEach(this::end);
        }
        assertThat(rows.statuses()).as("seed %d, step %d", seed, step).isEqualTo(expected());
      }
    }

    private void scan(String name) {
      severityByFinding.put(name, any(SEVERITIES));
      rows.finding(resource, name, severityByFinding.get(name));
      rows.rescan(resource, BEGINNING.plusDays(1));
    }

    private void create(String name) {
      String severity = any(SEVERITIES);
      severityByRule.put(filters.create(account, rule(name, severity)).arn(), severity);
    }

    private void move(String arn) {
      severityByRule.put(arn, any(SEVERITIES));
      filters.update(account, arn, old -> rule(old.name(), severityByRule.get(arn)));
    }

    private void end(String arn) {
      severityByRule.remove(arn);
      filters.delete(account, arn);
    }

    private Map<String, String> expected() {
      Map<String, String> statuses = new TreeMap<>();
      severityByFinding.forEach(
          (name, severity) ->
              statuses.put(name, severityByRule.containsValue(severity) ? "SUPPRESSED" : "ACTIVE"));
      return statuses;
    }

    private List<String> anyRule() {
      return severityByRule.isEmpty()
          ? List.of()
          : List.of(any(new ArrayList<>(severityByRule.keySet())));
    }

    private String any(List<String> values) {
      return values.get(random.nextInt(values.size()));
    }

    private static FilterDefinition rule(String name, String severity) {
      var condition = new Condition.Text(Comparison.EQUALS, severity);
      return new FilterDefinition(
          name,
          FilterAction.SUPPRESS,
          "",
          "",
          FindingCriteria.of(FindingField.SEVERITY, condition));
    }
  }
}
