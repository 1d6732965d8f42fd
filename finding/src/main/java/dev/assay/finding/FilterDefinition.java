package dev.assay.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What the owner of a filter decides.
///
/// @param name unique within the account, 1 to 128 characters
/// @param description at most 512 characters; empty where there is none
/// @param reason at most 512 characters; empty where there is none
public record FilterDefinition(
    String name, FilterAction action, String description, String reason, FindingCriteria criteria) {
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_TEXT = 512;

  public FilterDefinition {
    if (name.isEmpty()) {
      throw new CriteriaException("name", "must not be empty");
    }
    check("name", name, LONGEST_NAME);
    check("description", description, LONGEST_TEXT);
    check("reason", reason, LONGEST_TEXT);
  }

  private static void check(String member, String text, int longest) {
    if (text.length() > longest) {
      throw new CriteriaException(member, "must have at most " + longest + " characters");
    }
    // PostgreSQL's text can hold neither.
    if (text.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(text)) {
      throw new CriteriaException(member, "must hold no U+0000 and no half of a surrogate pair");
    }
  }
}
