package dev.assay.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;

/// What the owner of a filter decides.
///
/// @param name unique within the account, 1 to 128 characters
/// @param description at most 512 characters; empty where there is none
/// @param reason at most 512 characters; empty where there is none
/// @param ends from when on a suppression rule hides nothing; empty for never
public record FilterDefinition(
    String name,
    FilterAction action,
    String description,
    String reason,
    FindingCriteria criteria,
    Optional<Instant> ends) {
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

  /// One without an end.
  public FilterDefinition(
      String name,
      FilterAction action,
      String description,
      String reason,
      FindingCriteria criteria) {
    this(name, action, description, reason, criteria, Optional.empty());
  }

  /// The same with another end.
  public FilterDefinition ending(Optional<Instant> end) {
    return new FilterDefinition(name, action, description, reason, criteria, end);
  }

  /// Whether it hides, at a time, what it matches.
  public boolean hidesAt(Instant time) {
    return action == FilterAction.SUPPRESS && ends.map(time::isBefore).orElse(true);
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
