package dev.assay.account;

/// How long images are looked at again.
///
/// @param duration counted from the push
/// @param pullDateDuration counted from the last use or pull
/// @param pullDateMode which of the two it is counted from
public record EcrRescan(
    Duration duration, PullDateDuration pullDateDuration, PullDateMode pullDateMode) {

  /// The API's `EcrRescanDuration`.
  public enum Duration {
    LIFETIME,
    DAYS_14,
    DAYS_30,
    DAYS_60,
    DAYS_90,
    DAYS_180
  }

  /// The API's `EcrPullDateRescanDuration`.
  public enum PullDateDuration {
    DAYS_14,
    DAYS_30,
    DAYS_60,
    DAYS_90,
    DAYS_180
  }

  /// The API's `EcrPullDateRescanMode`.
  public enum PullDateMode {
    LAST_PULL_DATE,
    LAST_IN_USE_AT
  }
}
