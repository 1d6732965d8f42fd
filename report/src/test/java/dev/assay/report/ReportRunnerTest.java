package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import dev.assay.report.Report.Outcome;
import dev.assay.report.ReportFailure.Code;
import dev.assay.report.ReportRequest.Destination;
import dev.assay.report.ReportRequest.Format;
import dev.assay.report.ReportRequest.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportRunnerTest {
  private static final AccountId OURS = new AccountId("111111111111");
  private static final AccountId THEIRS = new AccountId("222222222222");
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Destination DOWNLOAD = new Destination.Download();

  @TempDir private Path folder;
  private Database database;
  private ReportStore store;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.fresh();
    execute(
        "INSERT INTO account (account, made) VALUES ('111111111111', now()), ('222222222222', now())");
    store = store(NOW);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void downloadHoldsWhatWasWritten() throws Exception {
    var report = store.create(OURS, findings(DOWNLOAD));
    runner((asked, files) -> files.add("a.csv", "text/csv", out -> out.write(bytes(asked.id()))))
        .round();

    assertThat(outcome(report)).isEqualTo(new Outcome.Succeeded(1, 36, NOW));
    assertThat(store.download(OURS, report.id())).content().isEqualTo(report.id());
    assertThatThrownBy(() -> store.download(THEIRS, report.id()))
        .isInstanceOf(ReportRefusedException.class);
  }

  @Test
  void exportOfManyFilesIsOneArchive() throws Exception {
    var report = store.create(OURS, new ReportRequest(Kind.SBOMS, Format.SPDX_2_3, "", DOWNLOAD));
    runner(
            (asked, files) -> {
              files.add("x/1.json", "application/json", out -> out.write(bytes("one")));
              files.add("x/2.json", "application/json", out -> out.write(bytes("two")));
            })
        .round();

    try (var zip = new ZipInputStream(Files.newInputStream(store.download(OURS, report.id())))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("x/1.json");
      assertThat(zip.readAllBytes()).isEqualTo(bytes("one"));
      assertThat(zip.getNextEntry().getName()).isEqualTo("x/2.json");
      assertThat(zip.readAllBytes()).isEqualTo(bytes("two"));
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void folderThatStandsForABucketGetsTheFilesUnderTheirPrefix() throws Exception {
    Files.createDirectories(folder.resolve("buckets/audits"));
    store.create(OURS, findings(new Destination.Bucket("audits", "2026/march", "key")));
    runner((asked, files) -> files.add("a.csv", "text/csv", out -> out.write(1))).round();

    assertThat(folder.resolve("buckets/audits/2026/march/a.csv")).hasBinaryContent(new byte[] {1});
  }

  @Test
  void namesThatLeadOutOfTheFolderAreRefused() throws Exception {
    Files.createDirectories(folder.resolve("buckets/audits"));
    Files.createDirectories(folder.resolve("elsewhere"));
    for (var bucket :
        new Destination.Bucket[] {
          new Destination.Bucket("audits", "../../elsewhere", "key"),
          new Destination.Bucket("../elsewhere", "", "key"),
          new Destination.Bucket("audits", "a\0b", "key")
        }) {
      var report = store.create(OURS, findings(stored(bucket)));
      runner((asked, files) -> files.add("a.csv", "text/csv", out -> out.write(1))).round();
      assertThat(code(report)).as("%s", bucket).isEqualTo(Code.INVALID_PERMISSIONS);
    }
    assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
  }

  /// PostgreSQL takes no NUL; the API refuses one before.
  private static Destination stored(Destination.Bucket bucket) {
    return new Destination.Bucket(
        bucket.name(), bucket.keyPrefix().replace("\0", "/../../"), bucket.kmsKey());
  }

  @Test
  void bucketWithoutAFolderIsNotFound() throws Exception {
    var report = store.create(OURS, findings(new Destination.Bucket("nowhere", "", "key")));
    runner((asked, files) -> files.add("a.csv", "text/csv", out -> out.write(1))).round();

    assertThat(code(report)).isEqualTo(Code.BUCKET_NOT_FOUND);
  }

  @Test
  void whatFailsHalfwayLeavesNothing() throws Exception {
    Files.createDirectories(folder.resolve("buckets/audits"));
    var report = store.create(OURS, findings(new Destination.Bucket("audits", "", "key")));
    runner(
            (asked, files) -> {
              files.add("a.csv", "text/csv", out -> out.write(1));
              files.add(
                  "b.csv",
                  "text/csv",
                  out -> {
                    out.write(2);
                    throw new IOException("the disk is full");
                  });
            })
        .round();

    assertThat(outcome(report))
        .isEqualTo(
            new Outcome.Failed(new ReportFailure(Code.INTERNAL_ERROR, "the disk is full"), NOW));
    assertThat(folder.resolve("buckets/audits")).isEmptyDirectory();
  }

  @Test
  void thereIsOneOfAKindAtATimeInAnAccount() {
    store.create(OURS, findings(DOWNLOAD));

    assertThatThrownBy(() -> store.create(OURS, findings(DOWNLOAD)))
        .isInstanceOf(ReportRefusedException.class)
        .hasMessage("Cannot have multiple reports in-progress");
    store.create(OURS, new ReportRequest(Kind.SBOMS, Format.SPDX_2_3, "", DOWNLOAD));
    store.create(THEIRS, findings(DOWNLOAD));
  }

  @Test
  void reportThatIsCalledOffWhileItIsMadeLeavesNothing() throws Exception {
    Files.createDirectories(folder.resolve("buckets/audits"));
    var report = store.create(OURS, findings(new Destination.Bucket("audits", "", "key")));
    runner(
            (asked, files) -> {
              files.add("a.csv", "text/csv", out -> out.write(1));
              store.cancel(OURS, Kind.FINDINGS, report.id());
            })
        .round();

    assertThat(outcome(report)).isEqualTo(new Outcome.Cancelled(NOW));
    assertThatThrownBy(() -> store.cancel(OURS, Kind.FINDINGS, report.id()))
        .hasMessageContaining("is not in progress");
    assertThatThrownBy(() -> store.cancel(THEIRS, Kind.FINDINGS, report.id()))
        .hasMessageContaining("There is no report");
    assertThat(folder.resolve("buckets/audits")).isEmptyDirectory();
  }

  @Test
  void nothingIsFoundByAnIdOfAnotherKindOrOfNone() {
    var export = store.create(OURS, new ReportRequest(Kind.SBOMS, Format.SPDX_2_3, "", DOWNLOAD));
    for (String id : List.of(export.id(), "\0" + export.id(), "../" + export.id(), "")) {
      assertThat(store.get(OURS, Kind.FINDINGS, id)).isEmpty();
      assertThatThrownBy(() -> store.cancel(OURS, Kind.FINDINGS, id))
          .isInstanceOf(ReportRefusedException.class)
          .hasMessageContaining("There is no report");
      assertThatThrownBy(() -> store.download(OURS, id)).isInstanceOf(ReportRefusedException.class);
    }
    assertThat(outcome(export)).isEqualTo(new Outcome.InProgress());
  }

  @Test
  void reportThatAnotherServerHoldsIsLeftToIt() throws Exception {
    store.create(OURS, findings(DOWNLOAD));
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var first =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    runner(
                            (asked, files) -> {
                              begun.countDown();
                              awaitUninterrupted(end);
                              files.add("a", "text/csv", out -> out.write(1));
                            })
                        .round();
                  } catch (InterruptedException unexpected) {
                    Thread.currentThread().interrupt();
                  }
                });
    begun.await();
    runner(
            (asked, files) -> {
              throw new AssertionError("it is another's");
            })
        .round();
    end.countDown();
    first.join();
    assertThat(store.list(OURS, Kind.FINDINGS).getFirst().outcome())
        .isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void reportOfAServerThatEndedIsMadeByAnother() throws Exception {
    var report = store.create(OURS, findings(DOWNLOAD));
    assertThat(store.claim("a server that ends here")).isPresent();
    execute("UPDATE report SET held_until = now() - interval '1 second'");
    runner((asked, files) -> files.add("a", "text/csv", out -> out.write(1))).round();

    assertThat(outcome(report)).isInstanceOf(Outcome.Succeeded.class);
    assertThat(store.end(report, "a server that ends here", new Outcome.Cancelled(NOW))).isFalse();
  }

  @Test
  void reportOfAServerThatIsStoppedIsMadeByAnother() throws Exception {
    Files.createDirectories(folder.resolve("buckets/audits"));
    var report = store.create(OURS, findings(new Destination.Bucket("audits", "", "key")));
    var begun = new CountDownLatch(1);
    var stopped =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    runner(
                            (asked, files) ->
                                files.add(
                                    "a",
                                    "text/csv",
                                    out -> {
                                      begun.countDown();
                                      writeUntilInterrupted(out);
                                    }))
                        .round();
                  } catch (InterruptedException expected) {
                    Thread.currentThread().interrupt();
                  }
                });
    begun.await();
    stopped.interrupt();
    stopped.join();

    assertThat(outcome(report)).isEqualTo(new Outcome.InProgress());
    assertThat(folder.resolve("buckets/audits")).isEmptyDirectory();
    execute("UPDATE report SET held_until = now() - interval '1 second'");
    runner((asked, files) -> files.add("a", "text/csv", out -> out.write(1))).round();
    assertThat(outcome(report)).isInstanceOf(Outcome.Succeeded.class);
  }

  private static void writeUntilInterrupted(OutputStream out) throws IOException {
    while (true) {
      out.write(new byte[1 << 12]);
    }
  }

  @Test
  void reportOfTwelveHoursFails() throws Exception {
    var report = store.create(OURS, findings(DOWNLOAD));
    runnerAt(
            NOW.plus(Duration.ofHours(13)),
            (asked, files) -> files.add("a", "text/csv", out -> out.write(1)))
        .round();

    assertThat(code(report)).isEqualTo(Code.INTERNAL_ERROR);
  }

  @Test
  void oldReportsGoWithTheirDownloads() throws Exception {
    var report = store.create(OURS, findings(DOWNLOAD));
    ReportContent content = (asked, files) -> files.add("a", "text/csv", out -> out.write(1));
    runner(content).round();
    var file = store.download(OURS, report.id());

    runnerAt(NOW.plus(Duration.ofDays(6)), content).forgetOld();
    assertThat(file).exists();
    runnerAt(NOW.plus(Duration.ofDays(8)), content).forgetOld();
    assertThat(file).doesNotExist();
    assertThat(store.list(OURS, Kind.FINDINGS)).isEmpty();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ReportRequest findings(Destination destination) {
    return new ReportRequest(Kind.FINDINGS, Format.CSV, "", destination);
  }

  private Outcome outcome(Report report) {
    return store
        .get(report.account(), report.request().kind(), report.id())
        .orElseThrow()
        .outcome();
  }

  private Code code(Report report) {
    return ((Outcome.Failed) outcome(report)).failure().code();
  }

  private ReportRunner runner(ReportContent content) {
    return runnerAt(NOW, content);
  }

  private ReportRunner runnerAt(Instant now, ReportContent content) {
    return new ReportRunner(
        store(now), destinations(), content, Duration.ofDays(7), Clock.fixed(now, ZoneOffset.UTC));
  }

  private ReportStore store(Instant now) {
    return ReportStore.in(
        database, destinations(), Clock.fixed(now, ZoneOffset.UTC), UUID::randomUUID);
  }

  private ReportDestinations destinations() {
    return new ReportDestinations(
        folder.resolve("downloads"),
        Optional.of(folder.resolve("buckets")),
        new ReportDestinations.S3(Optional.empty(), "eu-central-1", false));
  }

  private void execute(String sql) throws SQLException {
    database.<Integer>inTransaction(
        OURS,
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("RESET ROLE");
            return statement.executeUpdate(sql);
          }
        });
  }
}
