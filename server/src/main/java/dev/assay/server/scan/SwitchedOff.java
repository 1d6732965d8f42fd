package dev.assay.server.scan;

import dev.assay.account.ScanKind;
import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.ResourceType;
import dev.assay.finding.FindingStore;
import dev.assay.model.AccountId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What kinds of scan leave behind that are switched off: nothing. May be killed at any moment; it
/// is done again as long as the kind is off, so that a scan that was under way leaves nothing
/// either.
final class SwitchedOff {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchedOff.class);

  private final AccountId account;
  private final EnabledKinds enabled;
  private final FindingStore findings;
  private final CoverageStore coverage;
  private final TargetLog log;

  SwitchedOff(
      AccountId account,
      EnabledKinds enabled,
      FindingStore findings,
      CoverageStore coverage,
      TargetLog log) {
    this.account = account;
    this.enabled = enabled;
    this.findings = findings;
    this.coverage = coverage;
    this.log = log;
  }

  /// Forgets what was found on resources of kinds that are off.
  void forget() {
    for (ScanKind kind : ScanKind.values()) {
      if (enabled.isOff(account, kind)) {
        types(kind).forEach(type -> forget(kind, type));
      }
    }
  }

  private void forget(ScanKind kind, ResourceType type) {
    // Coverage last: it says which targets are meant.
    log.removeOf(coverage.resources(account, type));
    int forgotten = findings.forgetAll(account, type.name());
    int covered = coverage.removeAll(account, type);
    if (forgotten + covered > 0) {
      LOG.atInfo()
          .addKeyValue("account", account)
          .addKeyValue("kind", kind)
          .addKeyValue("findings", forgotten)
          .log("scanning is off: findings removed");
    }
  }

  /// What goes with a kind. Code of functions has no resources of its own, and no code repository
  /// is scanned yet.
  private static List<ResourceType> types(ScanKind kind) {
    return switch (kind) {
      case EC2 -> List.of(ResourceType.AWS_EC2_INSTANCE);
      case ECR -> List.of(ResourceType.AWS_ECR_CONTAINER_IMAGE, ResourceType.AWS_ECR_REPOSITORY);
      case LAMBDA -> List.of(ResourceType.AWS_LAMBDA_FUNCTION);
      case LAMBDA_CODE, CODE_REPOSITORY -> List.of();
    };
  }
}
