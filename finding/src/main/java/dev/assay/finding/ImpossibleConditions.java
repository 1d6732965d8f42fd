package dev.assay.finding;

import dev.assay.finding.Condition.Comparison;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds conditions that no finding could ever meet: whoever asked is told, instead of being shown
/// nothing.
final class ImpossibleConditions {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern BEGINNING_OF_ACCOUNT = Pattern.compile("[0-9]{1,12}");
  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP");

  private ImpossibleConditions() {}

  /// @param words the only values of the field; empty where it has any
  /// @throws CriteriaException that names the field
  static void refuse(FindingField field, Condition condition, Set<String> words) {
    switch (condition) {
      case Condition.Text text -> {
        switch (field) {
          case AWS_ACCOUNT_ID -> requireAccount(field, text);
          case NETWORK_PROTOCOL -> requireWord(field, text, PROTOCOLS);
          default -> requireWord(field, text, words);
        }
      }
      case Condition.NumberRange range -> {
        switch (field) {
          case INSPECTOR_SCORE -> requireWithin(field, range, 10);
          case EPSS_SCORE -> requireWithin(field, range, 1);
          default -> {}
        }
      }
      default -> {}
    }
  }

  private static void requireAccount(FindingField field, Condition.Text text) {
    var form = text.comparison() == Comparison.PREFIX ? BEGINNING_OF_ACCOUNT : ACCOUNT;
    if (!form.matcher(text.value()).matches()) {
      throw new CriteriaException(field.member(), "must be an account id of twelve digits");
    }
  }

  private static void requireWord(FindingField field, Condition.Text text, Set<String> words) {
    boolean isPossible =
        words.isEmpty()
            || (text.comparison() == Comparison.PREFIX
                ? words.stream().anyMatch(word -> word.startsWith(text.value()))
                : words.contains(text.value()));
    if (!isPossible) {
      throw new CriteriaException(
          field.member(), "must be one of " + words.stream().sorted().toList());
    }
  }

  private static void requireWithin(
      FindingField field, Condition.NumberRange range, int highestScore) {
    if (range.highest() < 0 || range.lowest() > highestScore) {
      throw new CriteriaException(field.member(), "must reach into 0 to " + highestScore);
    }
  }
}
