package dev.assay.api;

/// How many requests an account may send.
///
/// @param perSecond over a long time; 0 for as many as it likes
/// @param burst at once, after a while without any; at least 1
public record RequestRate(int perSecond, int burst) {
  /// No limit.
  public static final RequestRate UNLIMITED = new RequestRate(0, 1);

  public RequestRate {
    if (perSecond < 0 || burst < 1) {
      throw new IllegalArgumentException("no rate: " + perSecond + " a second, " + burst);
    }
  }
}
