package dev.assay.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.advisory.VexStatement;
import dev.assay.finding.Condition.Comparison;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The suppression rule that hides what a statement speaks of.
final class VexRule {
  private static final int LONGEST_TEXT = 512;
  private static final int LONGEST_SUBJECT = 60;
  private static final int HEX_DIGITS = 16;

  private VexRule() {}

  /// Made whatever the statement says, so that one which takes another back finds its rule: the
  /// name comes from what is spoken of alone.
  ///
  /// @throws CriteriaException where no rule can mean the same
  static FilterDefinition of(VexStatement statement) {
    List<String> ids =
        statement.vulnerabilities().stream().map(VexRule::spelled).distinct().toList();
    if (ids.isEmpty()) {
      throw new CriteriaException("vulnerability", "is missing");
    }
    Map<FindingField, List<Condition>> fields = new EnumMap<>(FindingField.class);
    fields.put(
        FindingField.VULNERABILITY_ID,
        ids.stream().<Condition>map(id -> new Condition.Text(Comparison.EQUALS, id)).toList());
    fields.putAll(VexProduct.conditions(statement));
    return new FilterDefinition(
        name(statement, ids),
        FilterAction.SUPPRESS,
        cut(description(statement), LONGEST_TEXT),
        cut(reason(statement.answer()), LONGEST_TEXT),
        new FindingCriteria(fields));
  }

  /// Findings have the ids of CVE records in capitals, and others as their owners write them.
  private static String spelled(String id) {
    return id.regionMatches(true, 0, "CVE-", 0, 4) ? id.toUpperCase(Locale.ROOT) : id;
  }

  private static String name(VexStatement statement, List<String> ids) {
    var spokenOf =
        Stream.of(
                ids.stream().sorted(),
                Stream.of(statement.product()),
                statement.subcomponents().stream().sorted())
            .flatMap(part -> part)
            .toList();
    String subject = statement.product().replaceFirst("[?#].*", "").replaceFirst("^.*/", "");
    return "VEX %s %s %s"
        .formatted(
            cut(ids.getFirst(), 40),
            cut(subject, LONGEST_SUBJECT),
            hash(String.join("\n", spokenOf)));
  }

  private static String hash(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// The justification first: it is what people look for.
  private static String reason(VexStatement.Answer answer) {
    return Stream.of(
            answer.status().name().toLowerCase(Locale.ROOT),
            answer.justification(),
            answer.explanation())
        .filter(text -> !text.isBlank())
        .reduce((a, b) -> a + ": " + b)
        .orElseThrow();
  }

  private static String description(VexStatement statement) {
    var source = statement.source();
    var text = new StringBuilder("VEX ").append(source.document());
    if (!source.author().isBlank()) {
      text.append(" by ").append(source.author());
    }
    if (source.time().isAfter(Instant.EPOCH)) {
      text.append(" of ").append(source.time());
    }
    text.append(", about ").append(statement.product());
    if (!statement.subcomponents().isEmpty()) {
      text.append(" with ").append(String.join(", ", statement.subcomponents()));
    }
    return text.toString();
  }

  /// Documents are hostile: what a text cannot be kept with is left out.
  private static String cut(String text, int longest) {
    String clean =
        text.codePoints()
            .filter(c -> c != 0 && !(c <= Character.MAX_VALUE && Character.isSurrogate((char) c)))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (clean.length() <= longest) {
      return clean;
    }
    int end = longest - 1;
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }
}
