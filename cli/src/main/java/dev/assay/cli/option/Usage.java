package dev.assay.cli.option;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import java.util.Collection;
import java.util.List;

/// Failures that say the command was used wrongly, and what was probably meant.
public final class Usage {
  private Usage() {}

  /// A mistake that needs no list of what is allowed.
  public static CommandFailure wrong(String what, String reason, String remedy) {
    return new CommandFailure(
        ExitCode.USAGE, what, reason.isEmpty() ? List.of() : List.of(reason), remedy);
  }

  /// A word that is none of those allowed.
  public static CommandFailure unknown(String where, String word, Collection<String> allowed) {
    String near = NearMiss.of(word, allowed);
    return new CommandFailure(
        ExitCode.USAGE,
        where + " does not know \"" + word + "\"",
        List.of("it takes: " + String.join(", ", allowed)),
        near.isEmpty() ? "" : where + " " + near);
  }
}
