package dev.assay.api.operation;

import dev.assay.account.Enablement;
import dev.assay.account.EnablementChange;
import dev.assay.account.EnablementStore;
import dev.assay.account.Member;
import dev.assay.account.OrganizationStore;
import dev.assay.account.ScanKind;
import dev.assay.account.Standing;
import dev.assay.api.http.Caller;
import dev.assay.api.http.PageTokens;
import dev.assay.api.inspector2.Account;
import dev.assay.api.inspector2.AccountState;
import dev.assay.api.inspector2.BatchGetAccountStatusRequest;
import dev.assay.api.inspector2.BatchGetAccountStatusResponse;
import dev.assay.api.inspector2.BatchGetFreeTrialInfoRequest;
import dev.assay.api.inspector2.BatchGetFreeTrialInfoResponse;
import dev.assay.api.inspector2.DisableRequest;
import dev.assay.api.inspector2.DisableResponse;
import dev.assay.api.inspector2.EnableRequest;
import dev.assay.api.inspector2.EnableResponse;
import dev.assay.api.inspector2.ErrorCode;
import dev.assay.api.inspector2.FailedAccount;
import dev.assay.api.inspector2.FreeTrialAccountInfo;
import dev.assay.api.inspector2.FreeTrialInfo;
import dev.assay.api.inspector2.FreeTrialInfoError;
import dev.assay.api.inspector2.FreeTrialInfoErrorCode;
import dev.assay.api.inspector2.FreeTrialStatus;
import dev.assay.api.inspector2.FreeTrialType;
import dev.assay.api.inspector2.ListAccountPermissionsRequest;
import dev.assay.api.inspector2.ListAccountPermissionsResponse;
import dev.assay.api.inspector2.Permission;
import dev.assay.api.inspector2.ResourceScanType;
import dev.assay.model.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is on, what the caller may switch, and how scanning is set.
///
/// An account speaks for itself, an administrator also for its members: any other account that a
/// request names is answered with `ACCESS_DENIED`. A member may switch on what is off, not the
/// other way round.
public final class AccountOperations {
  private static final int MOST_PERMISSIONS = 1_024;

  private final EnablementStore enablement;
  private final OrganizationStore organization;
  private final Duration freeTrial;
  private final PageTokens tokens;
  private final Clock clock;

  /// @param freeTrial how long a kind of scan costs nothing
  public AccountOperations(
      EnablementStore enablement,
      OrganizationStore organization,
      Duration freeTrial,
      PageTokens tokens,
      Clock clock) {
    this.enablement = enablement;
    this.organization = organization;
    this.freeTrial = freeTrial;
    this.tokens = tokens;
    this.clock = clock;
  }

  EnableResponse enable(EnableRequest request) {
    var kinds = kinds(request.resourceTypes());
    var outcome = Refusals.inAccount(() -> change(request.accountIds(), kinds, enablement::enable));
    return new EnableResponse(outcome.changed(), outcome.failed());
  }

  DisableResponse disable(DisableRequest request) {
    var kinds = kinds(request.resourceTypes());
    var outcome = Refusals.inAccount(() -> change(request.accountIds(), kinds, this::disable));
    return new DisableResponse(outcome.changed(), outcome.failed());
  }

  BatchGetAccountStatusResponse status(BatchGetAccountStatusRequest request) {
    List<AccountState> states = new ArrayList<>();
    List<FailedAccount> failed = new ArrayList<>();
    for (var id : ids(request.accountIds())) {
      if (isAdministered(id)) {
        states.add(EnablementShapes.state(enablement.status(new AccountId(id))));
      } else {
        failed.add(denied(id));
      }
    }
    return new BatchGetAccountStatusResponse(states, failed);
  }

  ListAccountPermissionsResponse permissions(ListAccountPermissionsRequest request) {
    var service = request.service();
    var wanted =
        (organization.standing(Caller.current().account()) == Standing.MEMBER
                ? dev.assay.account.Permission.ofMember()
                : dev.assay.account.Permission.ofStandaloneAccount())
            .stream()
                .map(EnablementShapes::permission)
                .filter(permission -> service == null || permission.service() == service)
                .toList();
    var operation = "ListAccountPermissions" + (service == null ? "" : " " + service);
    var pageSize = Objects.requireNonNullElse(request.maxResults(), MOST_PERMISSIONS);
    Paging.Slice<Permission> page =
        Paging.of(tokens, operation).slice(wanted, pageSize, request.nextToken());
    return new ListAccountPermissionsResponse(page.items(), page.next());
  }

  BatchGetFreeTrialInfoResponse trials(BatchGetFreeTrialInfoRequest request) {
    List<FreeTrialAccountInfo> trials = new ArrayList<>();
    List<FreeTrialInfoError> failed = new ArrayList<>();
    for (var id : request.accountIds().stream().distinct().toList()) {
      if (isAdministered(id)) {
        trials.add(new FreeTrialAccountInfo(id, trials(new AccountId(id))));
      } else {
        failed.add(
            new FreeTrialInfoError(
                id, FreeTrialInfoErrorCode.ACCESS_DENIED, "Your account does not manage " + id));
      }
    }
    return new BatchGetFreeTrialInfoResponse(trials, failed);
  }

  /// From the first day that a kind of scan was on.
  private List<FreeTrialInfo> trials(AccountId account) {
    return enablement.firstOn(account).entrySet().stream()
        .map(
            kind -> {
              var end = kind.getValue().plus(freeTrial);
              return new FreeTrialInfo(
                  FreeTrialType.valueOf(kind.getKey().name()),
                  kind.getValue(),
                  end,
                  end.isAfter(clock.instant()) ? FreeTrialStatus.ACTIVE : FreeTrialStatus.INACTIVE);
            })
        .toList();
  }

  private Outcome change(
      @Nullable List<String> accountIds,
      Set<ScanKind> kinds,
      BiFunction<AccountId, Set<ScanKind>, EnablementChange> action) {
    List<Account> changed = new ArrayList<>();
    List<FailedAccount> failed = new ArrayList<>();
    for (var id : ids(accountIds)) {
      if (!isAdministered(id)) {
        failed.add(denied(id));
        continue;
      }
      switch (action.apply(new AccountId(id), kinds)) {
        case EnablementChange.Done(Enablement now) -> changed.add(EnablementShapes.account(now));
        case EnablementChange.Refused refused -> failed.add(EnablementShapes.failed(refused));
      }
    }
    return new Outcome(changed, failed);
  }

  private record Outcome(List<Account> changed, List<FailedAccount> failed) {}

  /// No account named is the caller's own.
  private static List<String> ids(@Nullable List<String> accountIds) {
    return accountIds == null || accountIds.isEmpty()
        ? List.of(Caller.current().account().value())
        : accountIds.stream().distinct().toList();
  }

  private boolean isAdministered(String id) {
    return organization.administers(Caller.current().account(), new AccountId(id));
  }

  /// A member does not switch itself off; an administrator lets its members go before it does.
  private EnablementChange disable(AccountId account, Set<ScanKind> kinds) {
    if (account.equals(Caller.current().account())) {
      var standing = organization.standing(account);
      if (standing == Standing.MEMBER) {
        return refused(
            account,
            EnablementChange.Reason.ACCESS_DENIED,
            "Member account " + account + " is not authorized to disable itself");
      }
      if (standing == Standing.ADMINISTRATOR
          && organization.members(account).stream().anyMatch(Member::associated)
          && enablement.status(account).isOffWithout(kinds)) {
        return refused(
            account,
            EnablementChange.Reason.DISASSOCIATE_ALL_MEMBERS,
            "Disassociate all members before the administrator's own scanning is disabled");
      }
    }
    return enablement.disable(account, kinds);
  }

  private EnablementChange refused(
      AccountId account, EnablementChange.Reason reason, String message) {
    return new EnablementChange.Refused(enablement.status(account), reason, message);
  }

  private static FailedAccount denied(String id) {
    return FailedAccount.builder()
        .accountId(id)
        .errorCode(ErrorCode.ACCESS_DENIED)
        .errorMessage("Account " + id + " is not the caller's, nor a member of the caller's")
        .build();
  }

  private static Set<ScanKind> kinds(@Nullable List<ResourceScanType> types) {
    return types == null
        ? Set.of()
        : types.stream().map(type -> ScanKind.valueOf(type.name())).collect(Collectors.toSet());
  }
}
