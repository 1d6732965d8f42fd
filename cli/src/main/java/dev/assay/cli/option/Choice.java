package dev.assay.cli.option;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Reads an option's value from a closed list of words.
public final class Choice {
  private Choice() {}

  /// The constant a word names, in any case.
  ///
  /// @throws dev.assay.cli.CommandFailure with the words that are allowed
  public static <E extends Enum<E>> E of(String option, String word, Collection<E> allowed) {
    for (E constant : allowed) {
      if (word(constant).equals(word.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    List<String> words = allowed.stream().map(Choice::word).toList();
    throw Usage.unknown(option, word, words);
  }

  /// `AWS_JSON` is written `aws-json`.
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
