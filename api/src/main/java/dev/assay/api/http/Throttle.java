package dev.assay.api.http;

import dev.assay.api.RequestRate;
import dev.assay.api.wire.ApiFault;
import dev.assay.model.AccountId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Lets no account keep the others waiting: each has its own bucket of requests, in this process.
/// Only known accounts come here, so that there are no more buckets than accounts.
final class Throttle {
  private final RequestRate rate;
  private final Map<AccountId, Bucket> buckets = new ConcurrentHashMap<>();

  Throttle(RequestRate rate) {
    this.rate = rate;
  }

  /// Takes one request.
  ///
  /// @throws ApiFault `ThrottlingException` with when to come again, where there is none to take
  void admit(AccountId account) {
    if (rate.perSecond() == 0) {
      return;
    }
    var probe = buckets.computeIfAbsent(account, made -> bucket()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw ApiFault.throttled(
          "Account " + account + " sends more than " + rate.perSecond() + " requests a second",
          Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
        .build();
  }
}
