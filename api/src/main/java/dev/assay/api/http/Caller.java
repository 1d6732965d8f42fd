package dev.assay.api.http;

import dev.assay.account.Role;
import dev.assay.api.wire.ApiFault;
import dev.assay.model.AccountId;

/// For whom a request runs: the account and key that signed it, what that key may do, and the
/// request's own id.
public record Caller(AccountId account, String accessKeyId, Role role, String requestId) {
  private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

  /// The caller of the request this thread works on; outside a request there is none.
  public static Caller current() {
    return CURRENT.orElseThrow(() -> new IllegalStateException("no request is being served"));
  }

  /// Refuses what the key's role does not permit, as IAM words it.
  ///
  /// @param call what is to be done, such as `inspector2:Enable`
  void require(Role.Action action, String call) {
    if (!role.permits(action)) {
      throw ApiFault.of(
          403,
          "AccessDeniedException",
          "Access key "
              + accessKeyId
              + " is not authorized to perform: "
              + call
              + "; its role is "
              + role);
    }
  }

  /// Runs an action as this caller.
  public <T> T run(ScopedValue.CallableOp<? extends T, RuntimeException> action) {
    return ScopedValue.where(CURRENT, this).call(action);
  }
}
