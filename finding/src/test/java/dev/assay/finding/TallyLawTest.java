package dev.assay.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.Vulnerability;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.Condition.Comparison;
import dev.assay.match.Verdict;
import dev.assay.model.AccountId;
import dev.assay.model.InstalledPackage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Scans, rules, retirements and retention come at random: every tally says what counting the
/// findings says.
final class TallyLawTest {
  private static final Map<String, String> LIVE_BY_TALLY =
      Map.of(
          "SELECT status, severity, type, resource_type, fix_available, sum(n) FROM finding_tally"
              + " GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0",
          "SELECT f.status, f.severity, d.type, r.type, d.fix_available, count(*)"
              + " FROM finding f JOIN resource r ON r.id = f.resource_id"
              + " JOIN detail d ON d.id = f.detail_id GROUP BY 1, 2, 3, 4, 5",
          "SELECT resource_id, type, severity, sum(n) FROM resource_tally GROUP BY 1, 2, 3"
              + " HAVING sum(n) <> 0",
          "SELECT f.resource_id, d.type, f.severity, count(*) FROM finding f"
              + " JOIN detail d ON d.id = f.detail_id WHERE status = 'ACTIVE' GROUP BY 1, 2, 3",
          "SELECT detail_id, vulnerability_id, resource_type, severity, sum(n) FROM detail_tally"
              + " GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0",
          "SELECT f.detail_id, f.vulnerability_id, r.type, f.severity, count(*) FROM finding f"
              + " JOIN resource r ON r.id = f.resource_id WHERE status = 'ACTIVE'"
              + " GROUP BY 1, 2, 3, 4",
          "SELECT resource_id, layer, severity, sum(n) FROM layer_tally GROUP BY 1, 2, 3"
              + " HAVING sum(n) <> 0",
          "SELECT f.resource_id, p.layer, f.severity, count(DISTINCT f.id) FROM finding f"
              + " JOIN detail_package p ON p.detail_id = f.detail_id"
              + " WHERE f.status = 'ACTIVE' AND p.layer <> '' GROUP BY 1, 2, 3");

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
  void talliesAreWhatCountingSays() {
    for (int seed = 0; seed < 6; seed++) {
      new Story(seed).tell();
    }
  }

  /// One account in which anything may happen.
  private static final class Story {
    private final int seed;
    private final RandomGenerator random;
    private final AccountId account;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final FindingStore store;
    private final FilterStore filters;
    private final List<String> rules = new ArrayList<>();

    Story(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.account = new AccountId(String.format(Locale.ROOT, "7777%08d", seed));
      this.store = FindingStore.in(database, clock, new EmptyInventories());
      this.filters = FilterStore.in(database, "us-east-1", clock, random);
    }

    void tell() {
      for (int step = 0; step < 25; step++) {
        String what = step(step);
        for (var tally : LIVE_BY_TALLY.entrySet()) {
          assertThat(rows(tally.getKey()))
              .as("seed %d, step %d: %s; %s", seed, step, what, tally.getKey())
              .isEqualTo(rows(tally.getValue()));
        }
      }
      assertThat(rows("SELECT count(*) FROM finding_tally")).isNotEqualTo(List.of("0"));
      var before = LIVE_BY_TALLY.keySet().stream().map(this::rows).toList();
      store.recount(account);
      assertThat(LIVE_BY_TALLY.keySet().stream().map(this::rows).toList())
          .as("seed %d, counted anew", seed)
          .isEqualTo(before);
    }

    private String step(int step) {
      return switch (random.nextInt(11)) {
        case 8, 9 -> {
          clock.advance(Duration.ofHours(1));
          store.apply(account, List.of(network()));
          yield "network looked at";
        }
        case 10 -> {
          store.leaveNetwork(account, List.of("thing-" + random.nextInt(2)), "terminated");
          yield "left the network";
        }
        case 0 -> {
          store.retire(account, resource().identity().id());
          yield "retired";
        }
        case 1 -> {
          clock.advance(Duration.ofDays(random.nextInt(20)));
          store.forgetOld(account);
          yield "forgot";
        }
        case 2 -> {
          rules.add(filters.create(account, rule("rule " + step)).arn());
          yield "rule";
        }
        case 3 -> {
          if (!rules.isEmpty()) {
            filters.delete(account, rules.removeLast());
          }
          yield "rule ended";
        }
        default -> {
          clock.advance(Duration.ofHours(1));
          store.apply(account, scan());
          yield "scanned";
        }
      };
    }

    private NetworkResult network() {
      int i = random.nextInt(2);
      var found = new ArrayList<NetworkFinding>();
      for (int port = 1; port < 5; port++) {
        if (random.nextBoolean()) {
          found.add(Sample.open("thing-" + i, 22 * port, random.nextBoolean()));
        }
      }
      var identity = new ScannedResource.Identity("thing-" + i, "us-east-1", "", Map.of());
      return new NetworkResult(
          new ScannedResource.Instance(identity, ""),
          random.nextBoolean() ? InternetReach.REACHABLE : InternetReach.NOT_REACHABLE,
          found,
          random.nextBoolean() ? "" : "sg-1 changed");
    }

    private ScanResult scan() {
      var verdicts = new ArrayList<Verdict.Affected>();
      var known = new ArrayList<Vulnerability>();
      for (int i = 0; i < 6; i++) {
        if (random.nextInt(3) > 0) {
          var vulnerability =
              Sample.rated("CVE-2026-" + i, "NVD", "3.1", random.nextInt(5) == 0 ? 9.8 : 2.0 * i);
          known.add(vulnerability);
          for (int n = random.nextInt(3); n >= 0; n--) {
            verdicts.add(
                Sample.affected(
                    installed(i, n), "npm", vulnerability.id(), random.nextBoolean() ? "" : "2.0"));
          }
        }
      }
      var result = Sample.result(verdicts.toArray(Verdict.Affected[]::new));
      return new ScanResult(
          resource(),
          result.inventory(),
          FindingAssembler.assemble(
              result, new SampleAdvisories(known.toArray(Vulnerability[]::new))));
    }

    private InstalledPackage installed(int i, int n) {
      var plain = Sample.npm("part-" + i + "-" + n, "1." + random.nextInt(2));
      return random.nextBoolean()
          ? plain
          : plain.at(plain.location().inLayer("sha256:" + random.nextInt(2)));
    }

    private ScannedResource resource() {
      int i = random.nextInt(4);
      var identity = new ScannedResource.Identity("thing-" + i, "us-east-1", "", Map.of());
      return switch (i) {
        case 0, 1 -> new ScannedResource.Instance(identity, "host-" + i);
        case 2 ->
            new ScannedResource.ContainerImage(
                identity, "registry", "shop", "sha256:1", "amd64", List.of(), Instant.EPOCH);
        default ->
            new ScannedResource.Function(
                identity, "pay", "PYTHON_3_9", "1", "c2hh", "role", List.of(), Instant.EPOCH);
      };
    }

    private FilterDefinition rule(String name) {
      var severity = random.nextBoolean() ? "HIGH" : "MEDIUM";
      return new FilterDefinition(
          name,
          FilterAction.SUPPRESS,
          "",
          "",
          FindingCriteria.of(
              FindingField.SEVERITY, new Condition.Text(Comparison.EQUALS, severity)));
    }

    private List<String> rows(String sql) {
      return database.inTransaction(
          account,
          connection -> {
            var lines = new TreeSet<String>();
            try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
              while (row.next()) {
                var line = new ArrayList<String>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                  line.add(row.getString(i));
                }
                lines.add(String.join(" ", line));
              }
            }
            return List.copyOf(lines);
          });
    }
  }

  /// What these stories ask is not in the inventory.
  private static final class EmptyInventories implements InventoryCodec {
    @Override
    public byte[] write(dev.assay.model.Inventory inventory) {
      return new byte[0];
    }

    @Override
    public dev.assay.model.Inventory read(byte[] bytes) {
      throw new IllegalStateException("nobody reads an inventory here");
    }
  }
}
