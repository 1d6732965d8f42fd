package dev.assay.server;

import dev.assay.account.Account;
import dev.assay.account.AccountException;
import dev.assay.account.AccountStore;
import dev.assay.account.AuditStore;
import dev.assay.account.ConfigurationStore;
import dev.assay.account.DeepInspectionStore;
import dev.assay.account.EnablementStore;
import dev.assay.account.EncryptionKeyStore;
import dev.assay.account.FirstStart;
import dev.assay.account.KeyFile;
import dev.assay.account.OrganizationStore;
import dev.assay.account.ScanKind;
import dev.assay.account.TagStore;
import dev.assay.api.ApiService;
import dev.assay.api.ApiSettings;
import dev.assay.api.ReportContents;
import dev.assay.api.ServerStatus;
import dev.assay.api.Stages;
import dev.assay.api.TokenKey;
import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.UsageStore;
import dev.assay.database.Database;
import dev.assay.database.DatabaseLocation;
import dev.assay.database.PostgresAddress;
import dev.assay.database.StoreException;
import dev.assay.discovery.Discovery;
import dev.assay.discovery.Watch;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingStore;
import dev.assay.model.AccountId;
import dev.assay.model.ProductVersion;
import dev.assay.report.ReportDestinations;
import dev.assay.report.ReportRunner;
import dev.assay.report.ReportStore;
import dev.assay.server.advisory.AdvisoryData;
import dev.assay.server.config.ServerSettings;
import dev.assay.server.network.NetworkCoverage;
import dev.assay.server.network.NetworkScanning;
import dev.assay.server.network.WatchedNetworks;
import dev.assay.server.peers.AccountPeers;
import dev.assay.server.peers.Presence;
import dev.assay.server.scan.CompressedInventories;
import dev.assay.server.scan.EnabledKinds;
import dev.assay.server.scan.Scanning;
import dev.assay.server.scan.SentSboms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running service: every part made by hand, started in order and stopped in the reverse one.
final class AssayServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AssayServer.class);

  /// Longer than any step between two looks at the interrupt, shorter than an operator's patience.
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(4);

  /// Looking at a folder's times costs next to nothing, and a path that opens should be told soon.
  private static final Duration NETWORK_INTERVAL = Duration.ofMillis(100);

  /// What is kept for 90 days may stay an hour longer.
  private static final Duration AUDIT_INTERVAL = Duration.ofHours(1);

  /// Hours are as exact as this.
  private static final Duration METERING_INTERVAL = Duration.ofMinutes(5);

  /// What a rule hid must not stay hidden long after its end.
  private static final Duration RULE_INTERVAL = Duration.ofSeconds(10);

  /// A large report must not keep small ones waiting.
  private static final int REPORTS_AT_ONCE = 2;

  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(1);

  private final ServerSettings settings;
  private final Clock clock = Clock.systemUTC();
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private AssayServer(ServerSettings settings) {
    this.settings = settings;
  }

  /// Starts the service and stays until the process is told to stop.
  ///
  /// @param readyFile written once the API answers
  /// @throws StartException when it cannot start
  static int run(ServerSettings settings, Optional<Path> readyFile, Console console)
      throws InterruptedException {
    var stop = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    try (var server = new AssayServer(settings)) {
      // The hook must wait for the parts to stop: the JVM ends when all hooks have.
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    stop.countDown();
                    await(stopped);
                  },
                  "stop"));
      var access = server.start(console);
      if (readyFile.isPresent()) {
        ReadyFile.write(readyFile.get(), access);
      }
      console.ready(access);
      stop.await();
      return 0;
    } catch (AccountException | StoreException | IOException failed) {
      throw new StartException(String.valueOf(failed.getMessage()), failed);
    } finally {
      stopped.countDown();
    }
  }

  private Access start(Console console) throws IOException, InterruptedException {
    var data = folder(settings.dataDir());
    console.step("data", data.toString());
    var database = opened(Database.open(location(data)));
    console.step(
        "database",
        settings.database().url().isEmpty() ? "embedded PostgreSQL" : "your PostgreSQL");
    var keyFile = KeyFile.in(data);
    var accounts = AccountStore.in(database, clock, keyFile, new SecureRandom());
    var audit = AuditStore.in(database, clock);
    var first = accounts.ensureFirst(wantedAccount());
    var advisories = AdvisoryData.open(data.resolve("advisories"), settings.advisories(), clock);
    console.step("advisories", age(advisories));
    var findings = FindingStore.in(database, clock, new CompressedInventories());
    var coverage = CoverageStore.in(database, clock);
    var usage = UsageStore.in(database, clock);
    var deepInspection = DeepInspectionStore.in(database);
    var enablement = EnablementStore.in(database, clock);
    var enabled = new EnabledKinds(enablement, clock);
    var presence =
        opened(
            Presence.register(
                database,
                data,
                settings.watches().stream().map(Watch::keys).toList(),
                () -> advisories.current().summary()));
    background("presence", presence::round, Presence.INTERVAL);
    var scanning =
        new Scanning(
            settings,
            first.account(),
            () -> accounts.all().stream().map(Account::id).toList(),
            database,
            findings,
            coverage,
            advisories,
            account -> deepInspection.get(account).isActivated(),
            enabled,
            presence,
            clock);
    var queries = FindingQueries.in(database);
    var filters =
        FilterStore.in(
            database,
            settings.account().region(),
            clock,
            new SecureRandom(),
            settings.limits().filters());
    var destinations = destinations(data);
    var reports = ReportStore.in(database, destinations, clock, UUID::randomUUID);
    var networks = new WatchedNetworks(arn -> findings.causes(first.account(), arn));
    var api =
        opened(
            ApiService.start(
                new ApiSettings(
                    settings.listen().host(),
                    settings.listen().port(),
                    settings.account().region(),
                    TokenKey.of(keyFile.derive("page tokens")),
                    settings.largestUpload(),
                    settings.freeTrial(),
                    settings.prices(),
                    settings.limits().rate()),
                new Stages(
                    new Stages.Accounts(
                        accounts,
                        OrganizationStore.in(database, clock),
                        enablement,
                        ConfigurationStore.in(database, clock),
                        deepInspection,
                        EncryptionKeyStore.in(database),
                        TagStore.in(database),
                        audit),
                    new Stages.Findings(
                        FindingQueries.in(database, settings.limits().queryTime()),
                        filters,
                        findings::listening,
                        advisories::current),
                    coverage,
                    usage,
                    new Stages.Server(
                        reports,
                        scanning,
                        new SentSboms(),
                        networks,
                        account -> status(advisories, scanning.targets(account)))),
                clock));
    background("scanning", scanning::round, scanning::pause);
    var watched = settings.watchesOf(Watch.WatchedNetwork.class);
    if (!watched.isEmpty()) {
      var where = new NetworkScanning.Where(first.account(), settings.account().region());
      background(
          "networks",
          new NetworkScanning(
                  watched,
                  where,
                  settings.networkSeverity(),
                  new Discovery(),
                  networks,
                  findings,
                  new NetworkCoverage(coverage, first.account(), clock),
                  () -> enabled.isOn(first.account(), ScanKind.EC2),
                  AccountPeers.of(first.account(), presence, database).held("networks"),
                  clock)
              ::round,
          NETWORK_INTERVAL);
    }
    var runner =
        new ReportRunner(
            reports,
            destinations,
            ReportContents.of(queries, findings, coverage, ProductVersion.CURRENT, clock),
            settings.reports().keep(),
            clock);
    for (int i = 1; i <= REPORTS_AT_ONCE; i++) {
      background("reports " + i, runner::round, REPORT_INTERVAL);
    }
    background(
        "metering",
        () -> accounts.all().forEach(account -> usage.meter(account.id())),
        METERING_INTERVAL);
    background("rules that end", filters::letGo, RULE_INTERVAL);
    background("old reports", runner::forgetOld, AUDIT_INTERVAL);
    background("audit log", audit::forgetOld, AUDIT_INTERVAL);
    background("advisories", advisories::refresh, settings.schedule().interval());
    console.step("watching", settings.watches().size() + " configured");
    return access(first, api);
  }

  private ReportDestinations destinations(Path data) {
    var where = settings.reports();
    return new ReportDestinations(
        data.resolve("reports"),
        where.folder(),
        new ReportDestinations.S3(where.endpoint(), where.region(), where.pathStyle()));
  }

  private static ServerStatus status(AdvisoryData advisories, long targets) {
    var index = advisories.current().summary();
    return new ServerStatus(
        new ServerStatus.Index(index.id(), index.builtAt(), index.isStarter()), targets, 0);
  }

  /// One round of background work.
  private interface Round {
    void run() throws InterruptedException;
  }

  /// Does a round at every interval until the service stops; then it is interrupted and waited for.
  private void background(String name, Round round, Duration interval) {
    background(name, round, () -> interval);
  }

  private void background(String name, Round round, Supplier<Duration> interval) {
    var thread = Thread.ofPlatform().name(name).daemon().start(() -> repeat(name, round, interval));
    started.push(
        () -> {
          thread.interrupt();
          thread.join(STOPS_WITHIN);
        });
  }

  /// A round that fails, because the database is away for a moment, say, is not the last one.
  private void repeat(String name, Round round, Supplier<Duration> interval) {
    try {
      while (true) {
        var pause = interval.get();
        try {
          round.run();
          pause = interval.get();
        } catch (RuntimeException | Error failure) {
          LOG.atError().addKeyValue("work", name).setCause(failure).log("round failed");
          pause = afterFailure(pause);
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException stopped) {
      LOG.atInfo().addKeyValue("work", name).log("background work stopped");
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception failure) {
        LOG.atError().setCause(failure).log("a part did not stop");
      }
    }
    LOG.info("server stopped");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// What looks often must not fail as often, and what looks seldom may try again sooner. A server
  /// that says it is alive must go on with it as soon as the database is back.
  private Duration afterFailure(Duration pause) {
    var longest = settings.schedule().interval();
    if (pause.compareTo(longest) > 0) {
      return longest;
    }
    return pause.compareTo(Presence.INTERVAL) < 0 ? Presence.INTERVAL : pause;
  }

  private Optional<AccountId> wantedAccount() {
    var id = settings.account().id();
    return id.isEmpty() ? Optional.empty() : Optional.of(new AccountId(id));
  }

  private DatabaseLocation location(Path data) {
    var store = settings.database();
    return store.url().isEmpty()
        ? new DatabaseLocation.Embedded(data)
        : new DatabaseLocation.External(
            PostgresAddress.parse(store.url()).as(store.user(), store.password()));
  }

  /// Keys and findings are nobody else's to read. A server that runs as root hands the database to
  /// another user, who must be able to pass through the folder.
  private static Path folder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
    }
    return path;
  }

  private Access access(FirstStart first, ApiService api) {
    var endpoint = api.endpoint().toString();
    var region = settings.account().region();
    return switch (first) {
      case FirstStart.Made(var account, var keyId, var secret) ->
          new Access(endpoint, region, account.value(), keyId, secret.value());
      case FirstStart.Existing(var account, var keyId) ->
          new Access(endpoint, region, account.value(), keyId, "");
    };
  }

  private String age(AdvisoryData advisories) {
    var index = advisories.current();
    var summary = index.summary();
    var what = summary.isStarter() ? "starter set, " : "";
    return what
        + index.vulnerabilityCount()
        + " vulnerabilities, "
        + Console.age(summary.newestFeedTime(), clock.instant())
        + " old";
  }
}
