package dev.assay.cli;

import java.util.Set;

/// How a command ended.
///
/// @param codes all that apply; empty means done
/// @param words said with the code instead of its own; empty for the code's
public record Outcome(Set<ExitCode> codes, String words) {
  /// All went well.
  public static final Outcome DONE = new Outcome(Set.of(), "");

  public Outcome {
    codes = Set.copyOf(codes);
  }

  public static Outcome of(Set<ExitCode> codes) {
    return new Outcome(codes, "");
  }

  ExitCode code() {
    return ExitCode.highest(codes);
  }
}
