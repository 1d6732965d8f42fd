package dev.assay.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.IndexDelta;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.FindingQuery.SortField;
import dev.assay.match.Matcher;
import dev.assay.model.AccountId;
import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A new index over kept inventories: judging only what holds a package that it speaks differently
/// of gives what judging everything gives.
final class NewAdvisoriesTest {
  private static final int RESOURCES = 25;
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
  void judgingWhatTheDeltaNamesIsJudgingEverything() {
    int skipped = 0;
    for (int seed = 0; seed < 8; seed++) {
      var clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
      var old = RandomAdvisories.make(new Random(seed));
      var some = new Account(seed, "8888", clock);
      var all = new Account(seed, "9999", clock);
      some.scan(old);
      all.scan(old);
      clock.advance(Duration.ofDays(1));
      var fresh = old.changed(new Random(seed));

      skipped += some.judgeAgain(IndexDelta.between(old, fresh, Matcher.decidingNames()), fresh);
      all.judgeAgain(new IndexDelta.Everything(), fresh);

      assertThat(some.findings()).as("seed %d", seed).isNotEmpty().isEqualTo(all.findings());
    }
    assertThat(skipped).as("inventories that were not judged again").isGreaterThan(RESOURCES);
  }

  /// One account's resources, the same for every account of a seed.
  private static final class Account {
    private final AccountId id;
    private final FindingStore store;
    private final Map<String, Inventory> inventories = new java.util.TreeMap<>();

    Account(int seed, String prefix, SettableClock clock) {
      id = new AccountId(prefix + String.format(Locale.ROOT, "%08d", seed));
      store = FindingStore.in(database, clock, new NothingBeside());
      var random = new Random(seed);
      for (int i = 0; i < RESOURCES; i++) {
        inventories.put("host-" + i, NothingBeside.inventory(packages(random)));
      }
    }

    void scan(RandomAdvisories advisories) {
      inventories.forEach((name, inventory) -> judge(name, inventory, advisories));
    }

    /// @return how many resources were left as they are
    int judgeAgain(IndexDelta delta, RandomAdvisories advisories) {
      var names =
          switch (delta) {
            case IndexDelta.Everything() -> inventories.keySet();
            case IndexDelta.Some(var packages, var vulnerabilities) -> {
              store.refresh(id, vulnerabilities);
              yield store.holders(id, packages);
            }
          };
      for (String name : names) {
        judge(name, store.inventory(id, name).orElseThrow(), advisories);
      }
      return inventories.size() - names.size();
    }

    private void judge(String name, Inventory inventory, RandomAdvisories advisories) {
      var found = FindingAssembler.assemble(new Matcher(advisories).match(inventory), advisories);
      var resource =
          new ScannedResource.Instance(
              new ScannedResource.Identity(name, "us-east-1", "DEBIAN_12", Map.of()), name);
      store.apply(id, new ScanResult(resource, inventory, found));
    }

    /// Everything that is told of the account's findings, but for whose they are and when their
    /// resource was looked at last.
    List<String> findings() {
      var sort = new FindingQuery.Sort(SortField.VULNERABILITY_ID, false);
      List<String> lines = new ArrayList<>();
      FindingQuery.After after = new FindingQuery.After.Start();
      while (true) {
        var page =
            FindingQueries.in(database)
                .list(id, new FindingQuery(FindingCriteria.all(), sort, 100, after));
        for (StoredFinding it : page.findings()) {
          lines.add(
              "%s %s %s %s %s %s %s"
                  .formatted(
                      it.resource().identity().id(),
                      it.state().status(),
                      it.state().firstObserved(),
                      it.state().updated(),
                      it.title(),
                      it.severity(),
                      it.subject()));
        }
        if (!(page.next() instanceof FindingPage.Next.More(var last))) {
          return lines.stream().sorted().toList();
        }
        after = last;
      }
    }

    private static List<InstalledPackage> packages(Random random) {
      List<InstalledPackage> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        var name = "part-" + random.nextInt(RandomAdvisories.NAMES);
        var version = "1." + random.nextInt(6);
        all.add(random.nextBoolean() ? Sample.deb(name, version) : Sample.npm(name, version));
      }
      return all.stream().distinct().toList();
    }
  }

  /// Inventories of these tests differ in their packages only.
  private static final class NothingBeside implements InventoryCodec {
    static Inventory inventory(List<InstalledPackage> packages) {
      return new Inventory(
          new Artifact.Folder("/srv"),
          new OperatingSystem.Distribution("debian", "12", "bookworm", "Debian 12"),
          packages,
          List.of());
    }

    @Override
    public byte[] write(Inventory inventory) {
      return new byte[0];
    }

    @Override
    public Inventory read(byte[] bytes) {
      return inventory(List.of());
    }
  }
}
