package dev.assay.account;

/// Names that people give to things.
final class Names {
  private static final int LONGEST = 128;

  private Names() {}

  /// Refuses what does not fit a line or could paint a terminal.
  static void require(String name) {
    if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedException(
          "name", "must have at most " + LONGEST + " characters and no control characters");
    }
  }
}
