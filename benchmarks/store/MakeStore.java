import dev.assay.account.AccountStore;
import dev.assay.account.FirstStart;
import dev.assay.account.KeyFile;
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
import java.util.Optional;

/// Makes a data folder whose account has many findings, for `./assay server` to serve: see
/// `make_store.sh`.
final class MakeStore {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final long BATCH = 50_000;

  private final Path sql;
  private final long findings;

  private MakeStore(Path sql, long findings) {
    this.sql = sql;
    this.findings = findings;
  }

  /// @param arguments the folder with the SQL, the data folder, how many findings
  public static void main(String[] arguments) throws Exception {
    var store = new MakeStore(Path.of(arguments[0]), Long.parseLong(arguments[2]));
    Path folder = Path.of(arguments[1]);
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    store.fill(folder);
    vacuum(folder);
  }

  private void fill(Path folder) throws IOException, InterruptedException {
    try (var database = Database.open(new DatabaseLocation.Embedded(folder))) {
      var accounts =
          AccountStore.in(database, Clock.systemUTC(), KeyFile.in(folder), new SecureRandom());
      if (!(accounts.ensureFirst(Optional.of(ACCOUNT)) instanceof FirstStart.Made made)) {
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
      String draw = Files.readString(sql.resolve("findings.sql"));
      String batch = Files.readString(sql.resolve("batch.sql"));
      long written = database.inTransaction(ACCOUNT, connection -> fill(connection, draw, batch));
      System.out.println(written + " findings");
    }
  }

  private long fill(Connection connection, String draw, String batch) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "SELECT set_config('bench.findings', '%d', true), set_config('bench.seed', '0.42', true)"
              .formatted(findings));
      statement.execute(draw);
    }
    long written = 0;
    try (var insert = connection.prepareStatement(batch)) {
      for (long first = 1; first <= findings; first += BATCH) {
        insert.setLong(1, first);
        insert.setLong(2, Math.min(findings, first + BATCH - 1));
        written += insert.executeUpdate();
      }
    }
    try (var fold = connection.prepareStatement("SELECT fold_tallies(?)")) {
      fold.setString(1, ACCOUNT.value());
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
