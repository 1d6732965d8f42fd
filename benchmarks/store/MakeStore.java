import dev.assay.account.AccountStore;
import dev.assay.account.FirstStart;
import dev.assay.account.KeyFile;
import dev.assay.account.OrganizationStore;
import dev.assay.database.Database;
import dev.assay.database.DatabaseLocation;
import dev.assay.database.EmbeddedPostgres;
import dev.assay.model.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes a data folder whose account has many findings, for `./assay server` to serve: see
/// `make_store.sh`.
final class MakeStore {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final long BATCH = 50_000;

  /// Of the largest account among many.
  private static final double LARGEST = 0.17;

  private final Path sql;
  private final long findings;
  private final int accounts;
  private final long resources;

  private MakeStore(Path sql, long findings, int accounts, long resources) {
    this.sql = sql;
    this.findings = findings;
    this.accounts = accounts;
    this.resources = resources;
  }

  /// @param arguments the folder with the SQL, the data folder, how many findings, how many
  ///     accounts, how many resources
  public static void main(String[] arguments) throws Exception {
    var store =
        new MakeStore(
            Path.of(arguments[0]),
            Long.parseLong(arguments[2]),
            Integer.parseInt(arguments[3]),
            Long.parseLong(arguments[4]));
    Path folder = Path.of(arguments[1]);
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    var shares = store.makeAccounts(folder);
    try (var server = EmbeddedPostgres.start(folder);
        var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
      store.fill(connection, shares);
      vacuum(connection);
    }
  }

  private Map<AccountId, Long> makeAccounts(Path folder) throws IOException, InterruptedException {
    try (var database = Database.open(new DatabaseLocation.Embedded(folder))) {
      var all =
          AccountStore.in(database, Clock.systemUTC(), KeyFile.in(folder), new SecureRandom());
      if (!(all.ensureFirst(Optional.of(ACCOUNT)) instanceof FirstStart.Made made)) {
        throw new IllegalArgumentException(folder + " is in use already");
      }
      Path access = folder.resolve("access.json");
      Files.createFile(
          access,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          access,
          "{\"accessKeyId\":\"%s\",\"secretAccessKey\":\"%s\"}%n"
              .formatted(made.accessKeyId(), made.secret().value()));
      return accounts(database, all);
    }
  }

  /// How many findings each account has. The first one administers the others: the largest has 17
  /// %, and the rest falls like 1/n, as sizes of accounts do.
  private Map<AccountId, Long> accounts(Database database, AccountStore all) {
    Map<AccountId, Long> shares = new LinkedHashMap<>();
    shares.put(ACCOUNT, accounts == 1 ? findings : Math.round(findings * LARGEST));
    if (accounts > 1) {
      var organization = OrganizationStore.in(database, Clock.systemUTC());
      organization.delegate(ACCOUNT, ACCOUNT);
      double sum = IntStream.range(1, accounts).mapToDouble(n -> 1.0 / (n + 20)).sum();
      for (int n = 1; n < accounts; n++) {
        var id = new AccountId(String.format(Locale.ROOT, "%012d", 200_000_000_000L + n));
        all.create(Optional.of(id), "bench " + n);
        organization.associate(ACCOUNT, id);
        shares.put(id, Math.round(findings * (1 - LARGEST) / (n + 20) / sum));
      }
    }
    return shares;
  }

  private void fill(Connection connection, Map<AccountId, Long> shares)
      throws IOException, SQLException {
    connection.setAutoCommit(false);
    set(connection, "search_path", "assay");
    set(connection, "bench.seed", "0.42");
    // The statistics do not know an account that is just being filled: joins would read whole tables.
    set(connection, "enable_seqscan", "off");
    set(connection, "bench.findings_each", Long.toString(findings / resources));
    run(connection, "vulnerabilities.sql");
    run(connection, "flaws.sql");
    connection.commit();
    long written = 0;
    var shown = Instant.now();
    for (var share : shares.entrySet()) {
      written += fill(connection, share.getKey(), share.getValue());
      connection.commit();
      if (shown.plusSeconds(30).isBefore(Instant.now())) {
        shown = Instant.now();
        System.out.printf("%,d of %,d findings%n", written, findings);
      }
    }
    System.out.printf("%,d findings%n", written);
  }

  private long fill(Connection connection, AccountId account, long share)
      throws IOException, SQLException {
    set(connection, "assay.account", account.value());
    set(connection, "bench.findings", Long.toString(share));
    set(connection, "bench.resources", Long.toString(Math.max(1, share * resources / findings)));
    run(connection, "findings.sql");
    long written = 0;
    try (var insert = connection.prepareStatement(Files.readString(sql.resolve("batch.sql")))) {
      for (long first = 1; first <= share; first += BATCH) {
        insert.setLong(1, first);
        insert.setLong(2, Math.min(share, first + BATCH - 1));
        written += insert.executeUpdate();
      }
    }
    try (var fold = connection.prepareStatement("SELECT fold_tallies(?)")) {
      fold.setString(1, account.value());
      fold.execute();
    }
    return written;
  }

  private static void set(Connection connection, String name, String value) throws SQLException {
    try (var set = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
      set.setString(1, name);
      set.setString(2, value);
      set.execute();
    }
  }

  private void run(Connection connection, String script) throws IOException, SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(Files.readString(sql.resolve(script)));
    }
  }

  /// As a store that has run for a while: statistics are there, and pages known to be visible.
  private static void vacuum(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
      try (var row = statement.executeQuery("SELECT pg_size_pretty(pg_database_size('postgres'))")) {
        row.next();
        System.out.println(row.getString(1));
      }
    }
  }
}
