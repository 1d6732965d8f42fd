package dev.assay.api.http;

import dev.assay.model.AccountId;

/// For whom a request runs: the account and key that signed it, and the request's own id.
public record Caller(AccountId account, String accessKeyId, String requestId) {
  private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

  /// The caller of the request this thread works on; outside a request there is none.
  public static Caller current() {
    return CURRENT.orElseThrow(() -> new IllegalStateException("no request is being served"));
  }

  /// Runs an action as this caller.
  public <T> T run(ScopedValue.CallableOp<? extends T, RuntimeException> action) {
    return ScopedValue.where(CURRENT, this).call(action);
  }
}
