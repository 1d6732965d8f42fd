package dev.assay.server.scan;

import dev.assay.account.Enablement;
import dev.assay.account.EnablementStatus;
import dev.assay.account.EnablementStore;
import dev.assay.account.ScanKind;
import dev.assay.discovery.Watch;
import dev.assay.finding.ScannedResource;
import dev.assay.model.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which kinds of scan are on, for those who ask many times a second. Safe for use by many threads.
public final class EnabledKinds {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

  private final EnablementStore store;
  private final Clock clock;
  private final Map<AccountId, Known> known = new ConcurrentHashMap<>();

  private record Known(Enablement enablement, Instant read) {}

  /// Reads what changes within a second.
  public EnabledKinds(EnablementStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Whether resources of a kind are scanned now.
  public boolean isOn(AccountId account, ScanKind kind) {
    return of(account, kind) == EnablementStatus.ENABLED;
  }

  /// Whether what was found on resources of a kind is to go. A kind that is suspended keeps it.
  boolean isOff(AccountId account, ScanKind kind) {
    return of(account, kind) == EnablementStatus.DISABLED;
  }

  private EnablementStatus of(AccountId account, ScanKind kind) {
    var now = clock.instant();
    var fresh =
        known.compute(
            account,
            (of, last) ->
                last == null || last.read().plus(KNOWN_FOR).isBefore(now)
                    ? new Known(store.status(of), now)
                    : last);
    return fresh.enablement().of(kind);
  }

  /// The kind that a watch's targets are of.
  static ScanKind of(Watch.OfArtifacts watch) {
    return switch (watch) {
      case Watch.ThisHost _, Watch.WatchedFolder _ -> ScanKind.EC2;
      case Watch.WatchedImage _, Watch.WatchedRepository _ -> ScanKind.ECR;
      case Watch.WatchedFunctions _ -> ScanKind.LAMBDA;
    };
  }

  /// The kind that a resource is of.
  static ScanKind of(ScannedResource resource) {
    return switch (resource) {
      case ScannedResource.Instance _ -> ScanKind.EC2;
      case ScannedResource.ContainerImage _ -> ScanKind.ECR;
      case ScannedResource.Function _ -> ScanKind.LAMBDA;
    };
  }
}
