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

  private MakeStore(Path sql, long findings, int accounts) {
    this.sql = sql;
    this.findings = findings;
    this.accounts = accounts;
  }

  /// @param arguments the folder with the SQL, the data folder, how many findings, how many
  ///     accounts
  public static void main(String[] arguments) throws Exception {
    var store =
        new MakeStore(
            Path.of(arguments[0]), Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
    Path folder = Path.of(arguments[1]);
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    store.fill(folder);
    vacuum(folder);
  }

  private void fill(Path folder) throws IOException, InterruptedException {
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
      String vulnerabilities = Files.readString(sql.resolve("vulnerabilities.sql"));
      String draw = Files.readString(sql.resolve("findings.sql"));
      String batch = Files.readString(sql.resolve("batch.sql"));
      database.inTransaction(ACCOUNT, connection -> seeded(connection, 0, vulnerabilities));
      long written = 0;
      for (var account : accounts(database, all).entrySet()) {
        written +=
            database.inTransaction(
                account.getKey(),
                connection -> fill(connection, account.getKey(), account.getValue(), draw, batch));
      }
      System.out.println(written + " findings");
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

  private static boolean seeded(Connection connection, long findings, String script)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "SELECT set_config('bench.findings', '%d', true), set_config('bench.seed', '0.42', true)"
              .formatted(findings));
      return statement.execute(script);
    }
  }

  private static long fill(
      Connection connection, AccountId account, long findings, String draw, String batch)
      throws SQLException {
    seeded(connection, findings, draw);
    long written = 0;
    try (var insert = connection.prepareStatement(batch)) {
      for (long first = 1; first <= findings; first += BATCH) {
        insert.setLong(1, first);
        insert.setLong(2, Math.min(findings, first + BATCH - 1));
        written += insert.executeUpdate();
      }
    }
    try (var fold = connection.prepareStatement("SELECT fold_tallies(?)")) {
      fold.setString(1, account.value());
      fold.execute();
    }
    return written;
  }

  /// As a store that has run for a while: statistics are there, and pages known to be visible.
  private static void vacuum(Path folder) throws InterruptedException, SQLException {
    try (var server = EmbeddedPostgres.start(folder);
        var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
      try (var row = statement.executeQuery("SELECT pg_size_pretty(pg_database_size('postgres'))")) {
        row.next();
        System.out.println(row.getString(1));
      }
    }
  }
}
