package dev.assay.cli.fix;

/// The first number of a version: what semantic versioning raises for a change that breaks.
public final class MajorVersion {
  private static final int MOST_DIGITS = 9;

  private MajorVersion() {}

  /// The first number; an epoch before it and a `v` are no part of it. 0 where there is none.
  public static long of(String version) {
    int from = version.indexOf(':') + 1;
    while (from < version.length() && !isDigit(version.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < version.length() && to - from < MOST_DIGITS && isDigit(version.charAt(to))) {
      to++;
    }
    return from == to ? 0 : Long.parseLong(version.substring(from, to));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
