package dev.assay.cli;

import java.util.Collection;

/// What the process tells its caller. If several apply, the first in this order wins: a broken scan
/// never looks clean, nor merely vulnerable.
public enum ExitCode {
  INTERRUPTED(130, "interrupted"),
  OUR_BUG(70, "this is a bug in assay"),
  USAGE(2, "used wrongly"),
  CONNECTION(5, "server, network or sign-in failed"),
  ADVISORIES(4, "advisory data missing or too old"),
  TARGET(3, "target cannot be read, or holds nothing to scan"),
  INCOMPLETE(6, "scan incomplete"),
  POLICY(1, "a policy was broken"),
  DONE(0, "done");

  private final int number;
  private final String words;

  ExitCode(int number, String words) {
    this.number = number;
    this.words = words;
  }

  public int number() {
    return number;
  }

  public String words() {
    return words;
  }

  /// The one that wins; [#DONE] where there is none.
  public static ExitCode highest(Collection<ExitCode> all) {
    for (ExitCode code : values()) {
      if (all.contains(code)) {
        return code;
      }
    }
    return DONE;
  }
}
