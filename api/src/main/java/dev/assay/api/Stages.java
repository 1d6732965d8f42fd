package dev.assay.api;

import dev.assay.account.AccountStore;
import dev.assay.account.AuditStore;
import dev.assay.account.ConfigurationStore;
import dev.assay.account.DeepInspectionStore;
import dev.assay.account.EnablementStore;
import dev.assay.account.EncryptionKeyStore;
import dev.assay.account.OrganizationStore;
import dev.assay.account.TagStore;
import dev.assay.advisory.Advisories;
import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.UsageStore;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingQueries;
import dev.assay.model.AccountId;
import dev.assay.report.ReportStore;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the API asks: the stores of the stages before it, and the server around it.
public record Stages(
    Accounts accounts, Findings findings, CoverageStore coverage, UsageStore usage, Server server) {

  /// Who may ask, and what is on for them.
  public record Accounts(
      AccountStore all,
      OrganizationStore organization,
      EnablementStore enablement,
      ConfigurationStore configuration,
      DeepInspectionStore deepInspection,
      EncryptionKeyStore encryptionKeys,
      TagStore tags,
      AuditStore audit) {}

  /// What was found.
  ///
  /// @param advisories gives the index in use now, which may be replaced at any time
  public record Findings(
      FindingQueries queries,
      FilterStore filters,
      KnownListening listening,
      Supplier<? extends Advisories> advisories) {}

  /// The server itself, behind Assay's own calls.
  ///
  /// @param reports what was asked to be made
  public record Server(
      ReportStore reports,
      InventoryReceiver inventories,
      SbomInventories sboms,
      NetworkDesk networks,
      Function<AccountId, ServerStatus> status) {}
}
