package dev.assay.account;

/// What a tag may look like: the rules AWS has for tags everywhere, and the lengths of the API.
final class TagRules {
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;
  private static final int LONGEST_ARN = 1011;

  private TagRules() {}

  static void check(String key, String value) {
    int keyLength = key.codePointCount(0, key.length());
    if (keyLength < 1 || keyLength > LONGEST_KEY) {
      throw new RefusedException("tags", "a tag key has 1 to " + LONGEST_KEY + " characters");
    }
    if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
      throw new RefusedException(
          "tags", "a tag value has at most " + LONGEST_VALUE + " characters");
    }
    // AWS reserves the prefix in any case of its letters.
    if (key.regionMatches(true, 0, "aws:", 0, 4)) {
      throw new RefusedException("tags", "tag keys that start with aws: are reserved");
    }
    if (!isStorable(key) || !isStorable(value)) {
      throw new RefusedException("tags", "a tag has no control characters");
    }
  }

  static void checkArn(String arn) {
    if (arn.isEmpty() || arn.length() > LONGEST_ARN || !isStorable(arn)) {
      throw new RefusedException(
          "resourceArn", "must have 1 to " + LONGEST_ARN + " characters, and no control ones");
    }
  }

  /// PostgreSQL has no text with a NUL, and half a surrogate pair is not a character.
  static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
