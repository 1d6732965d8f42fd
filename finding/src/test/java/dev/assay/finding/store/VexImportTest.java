package dev.assay.finding.store;

import static dev.assay.finding.store.FindingRows.BEGINNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.VexLibrary;
import dev.assay.advisory.VexStatement;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingFilter;
import dev.assay.finding.VexImport;
import dev.assay.finding.VexImport.Outcome;
import dev.assay.finding.VexImport.Result;
import dev.assay.model.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Documents as OpenVEX 0.2.0 has them, over an instance with `openssl` 1:3.0.2-4 of Debian, which
/// three vulnerabilities affect.
final class VexImportTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final String INSTALLED = "pkg:deb/debian/openssl@1:3.0.2-4";
  private static final String NOT_THERE =
      "\"status\": \"not_affected\", \"justification\": \"vulnerable_code_not_present\"";

  private Database database;
  private FindingRows rows;
  private FilterStore filters;

  @BeforeEach
  void fill() throws SQLException {
    database = TestDatabase.fresh();
    rows = new FindingRows(database, ACCOUNT);
    filters = store(FilterStore.MOST_FILTERS);
    long resource = rows.resource("i-1", "{}");
    rows.finding(resource, "CVE-2024-1", "LOW");
    rows.finding(resource, "CVE-2024-2", "HIGH");
    rows.finding(resource, "GHSA-abcd-efgh-ijkl", "HIGH");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatIsNotAffectedIsHiddenWithItsJustification() throws IOException {
    var outcome = one(take(statement("CVE-2024-1", INSTALLED, NOT_THERE)));

    assertThat(outcome.result()).isEqualTo(Result.CREATED);
    assertThat(hidden()).containsExactly("CVE-2024-1");
    assertThat(kept().definition().reason()).isEqualTo("not_affected: vulnerable_code_not_present");
    assertThat(kept().definition().description())
        .contains("https://vex.example/1", "Wolf", "2026-01-02", INSTALLED);
    assertThat(kept().arn()).isEqualTo(outcome.arn());
  }

  @Test
  void idsAreReadAsTheirOwnersWriteThem() throws IOException {
    take(statement("cve-2024-2", INSTALLED, NOT_THERE));
    take(statement("GHSA-abcd-efgh-ijkl", INSTALLED, "\"status\": \"fixed\""));
    assertThat(hidden()).containsExactly("CVE-2024-2", "GHSA-abcd-efgh-ijkl");
  }

  @Test
  void otherVersionEpochReleaseOrNameHidesNothing() throws IOException {
    for (var other :
        List.of(
            "pkg:deb/debian/openssl@1:3.0.3-4",
            "pkg:deb/debian/openssl@3.0.2-4",
            "pkg:deb/debian/openssl@1:3.0.2-5",
            "pkg:deb/debian/libssl3@1:3.0.2-4",
            "pkg:deb/debian/openssl@1:3.0.2-4?arch=arm64",
            "pkg:oci/app@sha256:" + "0".repeat(64))) {
      assertThat(one(take(statement("CVE-2024-1", other, NOT_THERE))).result())
          .as(other)
          .isEqualTo(Result.CREATED);
    }
    assertThat(hidden()).isEmpty();
  }

  @Test
  void statementSaidAgainKeepsItsRuleAndTheNewestReason() throws IOException {
    var first = one(take(statement("CVE-2024-1", INSTALLED, NOT_THERE)));
    assertThat(one(take(statement("CVE-2024-1", INSTALLED, NOT_THERE))).result())
        .isEqualTo(Result.UNCHANGED);
    var end = Instant.parse("2030-01-01T00:00:00Z");
    filters.update(ACCOUNT, first.arn(), old -> old.ending(Optional.of(end)));

    var again = one(take(statement("CVE-2024-1", INSTALLED, "\"status\": \"fixed\"")));

    assertThat(again.result()).isEqualTo(Result.UPDATED);
    assertThat(again.arn()).isEqualTo(first.arn());
    assertThat(kept().definition().reason()).isEqualTo("fixed");
    assertThat(kept().definition().ends()).contains(end);
  }

  @Test
  void whatIsAffectedAfterAllIsShownAgain() throws IOException {
    var affected = "\"status\": \"affected\", \"action_statement\": \"upgrade\"";
    assertThat(one(take(statement("CVE-2024-1", INSTALLED, affected))).result())
        .isEqualTo(Result.NOTHING_TO_HIDE);
    take(statement("CVE-2024-1", INSTALLED, NOT_THERE));

    assertThat(one(take(statement("CVE-2024-1", INSTALLED, affected))).result())
        .isEqualTo(Result.WITHDRAWN);
    assertThat(hidden()).isEmpty();
    assertThat(filters.all(ACCOUNT)).isEmpty();
  }

  @Test
  void newestStatementOfADocumentCounts() throws IOException {
    var newer =
        statement("CVE-2024-1", INSTALLED, NOT_THERE + ", \"timestamp\": \"2026-03-01T00:00:00Z\"");
    var older =
        statement(
            "CVE-2024-1",
            INSTALLED,
            "\"status\": \"under_investigation\", \"timestamp\": \"2026-02-01T00:00:00Z\"");
    assertThat(take(newer, older))
        .extracting(Outcome::result)
        .containsExactlyInAnyOrder(Result.OUTDATED, Result.CREATED);
    assertThat(hidden()).containsExactly("CVE-2024-1");
  }

  @Test
  void whatNoRuleCanSayIsRefusedAndTheRestTaken() throws IOException {
    var outcomes =
        take(
            statement("CVE-2024-1", "pkg:deb/debian/openssl", NOT_THERE),
            statement("CVE-2024-1", "pkg:deb/debian/openssl@1:3.0.2-4?arch=source", NOT_THERE),
            statement("CVE-2024-1", "https://example.org/app", NOT_THERE),
            statement("CVE-2024-1", "pkg:oci/app?tag=1", NOT_THERE),
            statement("CVE-2024-1", "pkg:bitnami/openssl@3", NOT_THERE),
            statement("CVE-2024-2", INSTALLED, NOT_THERE));

    assertThat(outcomes)
        .extracting(Outcome::why)
        .satisfiesExactlyInAnyOrder(
            why -> assertThat(why).contains("without a version"),
            why -> assertThat(why).contains("source package"),
            why -> assertThat(why).contains("no package URL: https://example.org/app"),
            why -> assertThat(why).contains("without digest or repository_url"),
            why -> assertThat(why).contains("not scanned: bitnami"),
            why -> assertThat(why).isEmpty());
    assertThat(hidden()).containsExactly("CVE-2024-2");
  }

  @Test
  void eachSubcomponentIsARuleOfItsOwn() throws IOException {
    var parts =
        """
        {"vulnerability": {"name": "CVE-2024-1"}, "products": [{"@id": "pkg:oci/app@sha256:%s",
          "subcomponents": [{"@id": "%s"}, {"@id": "pkg:npm/a@1"}, {"@id": "pkg:npm/b"}]}], %s}"""
            .formatted("0".repeat(64), INSTALLED, NOT_THERE);
    assertThat(take(parts)).extracting(Outcome::result).containsOnly(Result.CREATED).hasSize(3);
    assertThat(take(parts)).extracting(Outcome::result).containsOnly(Result.UNCHANGED).hasSize(3);
    assertThat(hidden()).isEmpty();
  }

  @Test
  void whatNoTextOfADatabaseHoldsIsRefused() throws IOException {
    var outcomes =
        take(
            statement("CVE-2024-1\\u0000", INSTALLED, NOT_THERE),
            statement("CVE-2024-1", "pkg:npm/a%00b@1", NOT_THERE),
            statement("CVE-2024-1\\ud800", INSTALLED, NOT_THERE));
    assertThat(outcomes).extracting(Outcome::result).containsOnly(Result.REFUSED);
  }

  @Test
  void rulesBeyondTheQuotaAreRefusedAndThoseThatGoMakeRoom() throws IOException {
    filters = store(1);
    var both =
        take(
            statement("CVE-2024-1", INSTALLED, NOT_THERE),
            statement("CVE-2024-2", INSTALLED, NOT_THERE));
    assertThat(both).extracting(Outcome::result).containsExactly(Result.CREATED, Result.REFUSED);
    assertThat(both.getLast().why()).contains("at most 1 filters");

    take(
        statement("CVE-2024-2", INSTALLED, NOT_THERE),
        statement("CVE-2024-1", INSTALLED, "\"status\": \"affected\", \"action_statement\": \"\""));
    assertThat(hidden()).containsExactly("CVE-2024-2");
  }

  @Test
  void previewSaysTheSameAndChangesNothing() throws IOException {
    var read = read(statement("CVE-2024-1", INSTALLED, NOT_THERE));
    var outcome = one(new VexImport(filters).preview(ACCOUNT, read));
    assertThat(outcome.result()).isEqualTo(Result.CREATED);
    assertThat(hidden()).isEmpty();
    assertThat(filters.all(ACCOUNT)).isEmpty();
  }

  @Test
  void longAndUnstorableTextsAreCut() throws IOException {
    var text = "\"impact_statement\": \"" + "\\u0000\\ud83d\\ude00".repeat(400) + "\"";
    take(statement("CVE-2024-1", INSTALLED, "\"status\": \"not_affected\", " + text));
    assertThat(hidden()).containsExactly("CVE-2024-1");
    assertThat(kept().definition().reason())
        .startsWith("not_affected: \ud83d\ude00")
        .endsWith("…")
        .hasSizeLessThanOrEqualTo(512);
  }

  private List<Outcome> take(String... statements) throws IOException {
    return new VexImport(filters).take(ACCOUNT, read(statements));
  }

  private static List<VexStatement> read(String... statements) throws IOException {
    var document =
        """
        {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://vex.example/1",
         "author": "Wolf", "timestamp": "2026-01-02T00:00:00Z", "version": 1,
         "statements": [%s]}"""
            .formatted(String.join(",", statements));
    var read = VexLibrary.document("test", new ByteArrayInputStream(document.getBytes(UTF_8)));
    assertThat(read.problems()).isEmpty();
    return read.statements();
  }

  private static String statement(String vulnerability, String product, String answer) {
    return "{\"vulnerability\": {\"name\": \"%s\"}, \"products\": [{\"@id\": \"%s\"}], %s}"
        .formatted(vulnerability, product, answer);
  }

  private static Outcome one(List<Outcome> outcomes) {
    assertThat(outcomes).hasSize(1);
    return outcomes.getFirst();
  }

  private FindingFilter kept() {
    var all = filters.all(ACCOUNT);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<String> hidden() {
    return rows.statuses().entrySet().stream()
        .filter(finding -> finding.getValue().equals("SUPPRESSED"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private FilterStore store(int most) {
    var clock = InstantSource.fixed(BEGINNING.plusDays(60).toInstant()).withZone(ZoneOffset.UTC);
    return FilterStore.in(database, "eu-west-1", clock, new Random(most), most);
  }
}
