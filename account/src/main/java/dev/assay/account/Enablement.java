package dev.assay.account;

import dev.assay.model.AccountId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is switched on for an account.
///
/// @param statuses one for each kind, in the order of the kinds; `DISABLED` where none was given
public record Enablement(AccountId account, Map<ScanKind, EnablementStatus> statuses) {
  /// What the whole is when its parts differ: the first of these that any part is.
  private static final List<EnablementStatus> STRONGEST_FIRST =
      List.of(
          EnablementStatus.ENABLED,
          EnablementStatus.ENABLING,
          EnablementStatus.DISABLING,
          EnablementStatus.SUSPENDING,
          EnablementStatus.SUSPENDED,
          EnablementStatus.DISABLED);

  public Enablement {
    Map<ScanKind, EnablementStatus> all = new EnumMap<>(ScanKind.class);
    for (ScanKind kind : ScanKind.values()) {
      all.put(kind, statuses.getOrDefault(kind, EnablementStatus.DISABLED));
    }
    statuses = Collections.unmodifiableMap(all);
  }

  /// The status of one kind.
  public EnablementStatus of(ScanKind kind) {
    return statuses.getOrDefault(kind, EnablementStatus.DISABLED);
  }

  /// The status of the service as a whole. It is off when its last kind is off.
  public EnablementStatus overall() {
    return STRONGEST_FIRST.stream()
        .filter(statuses::containsValue)
        .findFirst()
        .orElse(EnablementStatus.DISABLED);
  }

  /// What a first activation in AWS switches on. Code scanning is opt-in there, and here.
  static Enablement first(AccountId account) {
    return new Enablement(
        account,
        Map.of(
            ScanKind.EC2, EnablementStatus.ENABLED,
            ScanKind.ECR, EnablementStatus.ENABLED,
            ScanKind.LAMBDA, EnablementStatus.ENABLED));
  }

  /// What follows from switching kinds on. What is on stays on: asking twice is no fault.
  EnablementChange enable(Set<ScanKind> kinds) {
    if (kinds.isEmpty()) {
      throw new RefusedException("resourceTypes", "must have 1 to 5 values");
    }
    if (kinds.contains(ScanKind.LAMBDA_CODE)
        && !kinds.contains(ScanKind.LAMBDA)
        && of(ScanKind.LAMBDA) != EnablementStatus.ENABLED
        && of(ScanKind.LAMBDA) != EnablementStatus.ENABLING) {
      throw new RefusedException("resourceTypes", "LAMBDA_CODE can be enabled only with LAMBDA");
    }
    return with(kinds, EnablementStatus.ENABLED);
  }

  /// What follows from switching kinds off; all of them where none is named. Code scanning of
  /// functions cannot go on without standard scanning.
  EnablementChange disable(Set<ScanKind> kinds) {
    Set<ScanKind> all = kinds.isEmpty() ? Set.of(ScanKind.values()) : kinds;
    Map<ScanKind, EnablementStatus> wanted = new EnumMap<>(ScanKind.class);
    all.forEach(kind -> wanted.put(kind, EnablementStatus.DISABLED));
    if (all.contains(ScanKind.LAMBDA)) {
      wanted.put(ScanKind.LAMBDA_CODE, EnablementStatus.DISABLED);
    }
    return with(wanted.keySet(), EnablementStatus.DISABLED);
  }

  /// Whether nothing would be on without these kinds, and what cannot go on without them; all of
  /// them where none is named.
  public boolean isOffWithout(Set<ScanKind> kinds) {
    return disable(kinds) instanceof EnablementChange.Done(var after)
        && after.overall() == EnablementStatus.DISABLED;
  }

  private EnablementChange with(Set<ScanKind> kinds, EnablementStatus wanted) {
    Map<ScanKind, EnablementStatus> changed = new EnumMap<>(statuses);
    for (ScanKind kind : ScanKind.values()) {
      if (kinds.contains(kind) && of(kind) != wanted) {
        switch (of(kind)) {
          case ENABLING -> {
            return refused(
                EnablementChange.Reason.ENABLE_IN_PROGRESS, kind + " is still being enabled");
          }
          case DISABLING -> {
            return refused(
                EnablementChange.Reason.DISABLE_IN_PROGRESS, kind + " is still being disabled");
          }
          case SUSPENDING -> {
            return refused(
                EnablementChange.Reason.SUSPEND_IN_PROGRESS, kind + " is being suspended");
          }
          case ENABLED, DISABLED, SUSPENDED -> changed.put(kind, wanted);
        }
      }
    }
    return new EnablementChange.Done(new Enablement(account, changed));
  }

  private EnablementChange refused(EnablementChange.Reason reason, String what) {
    return new EnablementChange.Refused(this, reason, what + ": try again when that is done");
  }
}
