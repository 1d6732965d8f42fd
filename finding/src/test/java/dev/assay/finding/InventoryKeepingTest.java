package dev.assay.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.match.Matcher;
import dev.assay.model.AccountId;
import dev.assay.model.Artifact;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Inventories come back as they were, and what resources have in common is kept once.
final class InventoryKeepingTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final AccountId STRANGER = new AccountId("999988887777");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final OneInventory codec = new OneInventory();
  private Database database;
  private FindingStore store;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.fresh();
    store = FindingStore.in(database, clock, codec);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void inventoryIsReadAsItWasStored() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var inventory = inventory(packages(random, random.nextInt(30)));

      store.apply(ACCOUNT, scan("host-" + seed % 7, inventory));

      assertThat(store.inventory(ACCOUNT, "host-" + seed % 7))
          .as("seed %d", seed)
          .hasValue(inventory);
      assertThat(codec.kept.packages()).as("packages beside the sets").isEmpty();
    }
  }

  @Test
  void textThatNoDatabaseHoldsComesBackToo() {
    var odd = List.of("a\0b", "\ud800", "\udc00x", "\uffff0000", "\uffff", "\ud83d\ude00", "");
    List<InstalledPackage> packages = new ArrayList<>();
    for (String name : odd) {
      packages.add(
          new InstalledPackage(
              PackageType.NPM,
              name,
              name,
              name,
              new SourcePackage(name, name, name),
              new PackageLocation(name, 1, name),
              name));
    }
    var inventory = inventory(packages);

    store.apply(ACCOUNT, scan("host", inventory));

    assertThat(store.inventory(ACCOUNT, "host")).hasValue(inventory);
  }

  @Test
  void imagesOnOneBaseShareItsSet() throws SQLException {
    var base = inLayer("sha256:base", packages(new Random(1), 20));
    var cart = inLayer("sha256:cart", List.of(Sample.npm("cart", "1")));
    var shop = inLayer("sha256:shop", List.of(Sample.npm("shop", "1")));

    store.apply(ACCOUNT, scan("cart", inventory(joined(base, cart))));
    int members = count("package_set_member");
    store.apply(ACCOUNT, scan("shop", inventory(joined(base, shop))));

    assertThat(members).isEqualTo(21);
    assertThat(count("package_set_member")).isEqualTo(22);
  }

  @Test
  void sameInventoryAgainWritesNothing() throws SQLException {
    var scan = scan("host", inventory(packages(new Random(2), 10)));
    store.apply(ACCOUNT, scan);
    long before = written();

    store.apply(ACCOUNT, scan);

    assertThat(written()).isEqualTo(before);
  }

  @Test
  void holdersAreTheResourcesWithAPackageOfTheName() {
    store.apply(ACCOUNT, scan("one", inventory(List.of(Sample.npm("left-pad", "1")))));
    store.apply(ACCOUNT, scan("two", inventory(List.of(Sample.npm("left-pad", "2")))));
    store.apply(ACCOUNT, scan("three", inventory(List.of(Sample.npm("lodash", "1")))));
    store.apply(ACCOUNT, scan("gone", inventory(List.of(Sample.npm("left-pad", "1")))));
    store.retire(ACCOUNT, "gone");

    assertThat(store.holders(ACCOUNT, Set.of("left-pad", "other")))
        .containsExactlyInAnyOrder("one", "two");
    assertThat(store.holders(STRANGER, Set.of("left-pad"))).isEmpty();

    store.apply(ACCOUNT, scan("one", inventory(List.of())));
    assertThat(store.holders(ACCOUNT, Set.of("left-pad"))).containsExactly("two");
  }

  @Test
  void holdersAreWhatLookingAtEveryInventorySays() {
    Map<String, Inventory> kept = new java.util.TreeMap<>();
    for (int i = 0; i < 30; i++) {
      var random = new Random(i);
      var inventory = inventory(packages(random, random.nextInt(12)));
      kept.put("host-" + i, inventory);
      store.apply(ACCOUNT, scan("host-" + i, inventory));
    }
    for (String name : List.of("openssl", "python-dateutil", "left-pad", "glibc")) {
      var expected =
          kept.entrySet().stream()
              .filter(
                  it ->
                      it.getValue().packages().stream()
                          .anyMatch(p -> Matcher.advisoryNames(p).contains(name)))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      assertThat(expected).isNotEmpty();
      assertThat(store.holders(ACCOUNT, Set.of(name))).as(name).isEqualTo(expected);
    }
  }

  @Test
  void setsThatNobodyHoldsAreForgotten() throws SQLException {
    store.apply(ACCOUNT, scan("kept", inventory(packages(new Random(3), 5))));
    int sets = count("package_set");
    int versions = count("package_version");
    store.apply(ACCOUNT, scan("gone", inventory(packages(new Random(4), 25))));
    store.retire(ACCOUNT, "gone");

    clock.advance(Duration.ofDays(4));
    store.forgetOld(ACCOUNT);

    assertThat(count("package_set")).isEqualTo(sets);
    assertThat(count("package_version")).isEqualTo(versions);
    assertThat(store.inventory(ACCOUNT, "kept")).isPresent();
  }

  private static List<InstalledPackage> packages(Random random, int size) {
    var names =
        List.of(
            "openssl", "libssl3", "left-pad", "python_dateutil", "glibc", "@babel/core", "ünïcode");
    List<InstalledPackage> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      var type = List.of(PackageType.values()).get(random.nextInt(PackageType.values().length));
      var name = names.get(random.nextInt(names.size()));
      var layer = random.nextInt(3) == 0 ? "" : "sha256:" + random.nextInt(3);
      all.add(
          new InstalledPackage(
              random.nextInt(3) == 0 ? PackageType.PYPI : type,
              name,
              "1." + random.nextInt(3),
              random.nextBoolean() ? "amd64" : "",
              new SourcePackage(
                  random.nextBoolean() ? name : "openssl",
                  "1." + random.nextInt(3),
                  random.nextBoolean() ? "" : "m:1"),
              new PackageLocation("path/" + random.nextInt(3), random.nextInt(3), layer),
              random.nextBoolean() ? "" : "owner",
              random.nextBoolean() ? Declaration.NONE : declaration(random)));
    }
    if (size > 1 && random.nextBoolean()) {
      all.add(all.getFirst());
    }
    if (random.nextBoolean()) {
      Collections.shuffle(all, random);
    }
    return all;
  }

  private static Declaration declaration(Random random) {
    var relations = Declaration.Relation.values();
    return new Declaration(
        relations[random.nextInt(relations.length)],
        random.nextBoolean(),
        random.nextBoolean() ? "" : "MIT");
  }

  private static List<InstalledPackage> inLayer(String digest, List<InstalledPackage> packages) {
    return packages.stream()
        .map(
            it ->
                new InstalledPackage(
                    PackageType.NPM,
                    it.name(),
                    it.version(),
                    it.architecture(),
                    it.source(),
                    it.location().inLayer(digest),
                    it.owner()))
        .distinct()
        .limit(20)
        .toList();
  }

  private static List<InstalledPackage> joined(
      List<InstalledPackage> one, List<InstalledPackage> other) {
    List<InstalledPackage> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static Inventory inventory(List<InstalledPackage> packages) {
    return new Inventory(
        new Artifact.Folder("/srv"),
        new OperatingSystem.Distribution("debian", "12", "bookworm", "Debian 12"),
        packages,
        List.of(InputProblem.of("INV-DPKG-001", "status", "is cut off", "the rest was skipped")));
  }

  private static ScanResult scan(String name, Inventory inventory) {
    return new ScanResult(
        new ScannedResource.Instance(
            new ScannedResource.Identity(name, "us-east-1", "DEBIAN_12", Map.of()), name),
        inventory,
        List.of());
  }

  private int count(String table) throws SQLException {
    return Math.toIntExact(number("SELECT count(*) FROM " + table));
  }

  /// Rows that this transaction's account has ever put into the package tables.
  private long written() throws SQLException {
    return number(
        "SELECT coalesce(max(id), 0) + (SELECT coalesce(max(id), 0) FROM package_version)"
            + " + (SELECT sum(xmin::text::bigint) FROM resource_set) FROM package_set");
  }

  private long number(String sql) throws SQLException {
    return database.inTransaction(
        ACCOUNT,
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /// Keeps the rest of one inventory beside the database; every inventory here has the same rest.
  private static final class OneInventory implements InventoryCodec {
    private Inventory kept = inventory(List.of());

    @Override
    public byte[] write(Inventory inventory) {
      kept = inventory;
      return new byte[0];
    }

    @Override
    public Inventory read(byte[] bytes) {
      return kept;
    }
  }
}
