package dev.assay.api.operation;

import dev.assay.account.AccountStore;
import dev.assay.account.ConfigurationStore;
import dev.assay.account.DeepInspectionStore;
import dev.assay.account.EnablementStore;
import dev.assay.account.EncryptionKeyStore;
import dev.assay.account.KeyFile;
import dev.assay.account.OrganizationStore;
import dev.assay.account.TagStore;
import dev.assay.advisory.AdvisoryIndex;
import dev.assay.advisory.IndexStore;
import dev.assay.api.NoNetworks;
import dev.assay.api.TestReports;
import dev.assay.api.UsagePrices;
import dev.assay.api.http.PageTokens;
import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.UsageStore;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingStore;
import dev.assay.model.AccountId;
import dev.assay.report.ReportStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;

/// The operations over real stores in a fresh database, with the starter set of advisories.
final class TestStages implements AutoCloseable {
  static final AccountId ACCOUNT = new AccountId("123456789012");
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final Database database;
  final CoverageStore coverage;
  final UsageStore usage;
  final ConfigurationStore configuration;
  final TagStore tags;
  final FilterStore filters;
  private final AdvisoryIndex advisories;
  private final AccountStore accounts;
  private final ReportStore reports;

  TestStages(Path folder) throws SQLException, IOException {
    database = TestDatabase.fresh();
    advisories = IndexStore.openStarter();
    coverage = CoverageStore.in(database, CLOCK);
    configuration = ConfigurationStore.in(database, CLOCK);
    tags = TagStore.in(database);
    filters = FilterStore.in(database, "eu-central-1", CLOCK, new Random(1));
    accounts = AccountStore.in(database, CLOCK, KeyFile.in(folder), new SecureRandom());
    accounts.ensureFirst(Optional.of(ACCOUNT));
    usage = UsageStore.in(database, CLOCK);
    reports = TestReports.in(database, folder, CLOCK);
  }

  /// Findings on a host, an image and a function.
  void scan() {
    ScannedThings.into(FindingStore.in(database, CLOCK, new ScannedThings.NotKept()), advisories);
  }

  Calls calls() {
    return calls(ACCOUNT);
  }

  /// Another account of the installation, and what it asks.
  Calls madeAccount(AccountId account) {
    accounts.create(Optional.of(account), "");
    return calls(account);
  }

  /// Makes an account the delegated administrator, and another its member.
  void organization(String administrator, String member) {
    calls()
        .call(
            "EnableDelegatedAdminAccount",
            "{\"delegatedAdminAccountId\":\"" + administrator + "\"}");
    calls(new AccountId(administrator))
        .call("AssociateMember", "{\"accountId\":\"" + member + "\"}");
  }

  Calls calls(AccountId account) {
    var tokens = new PageTokens(new byte[32]);
    return new Calls(
        new InspectorOperations(
            new FindingOperations(
                FindingQueries.in(database),
                (of, resource) -> Optional.empty(),
                new NoNetworks(),
                tokens),
            new AggregationOperations(FindingQueries.in(database), tokens),
            new FilterOperations(filters, tags, OrganizationStore.in(database, CLOCK), tokens),
            new CoverageOperations(coverage, tokens),
            new AccountOperations(
                EnablementStore.in(database, CLOCK),
                OrganizationStore.in(database, CLOCK),
                Duration.ofDays(15),
                tokens,
                CLOCK),
            new SettingOperations(
                configuration,
                DeepInspectionStore.in(database),
                EncryptionKeyStore.in(database),
                OrganizationStore.in(database, CLOCK)),
            new UsageOperations(usage, UsagePrices.INITIAL, tokens),
            new OrganizationOperations(OrganizationStore.in(database, CLOCK), filters, tokens),
            new TagOperations(filters, tags),
            new ReportOperations(reports),
            new VulnerabilityOperations(() -> advisories)),
        account);
  }

  @Override
  public void close() {
    advisories.close();
    database.close();
  }
}
