package dev.assay.advisory.feed.rustsec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A record of format 3 (advisory-db, `EXAMPLE_ADVISORY.md`): the file begins with TOML between
/// three backquotes, then follows a heading, which is the title, and a text in Markdown. Both come
/// as the fields `title` and `text` beside the tables of the TOML.
final class MarkdownRecord {
  private static final String START = "```toml";
  private static final String END = "\n```";
  private static final TomlMapper TOML =
      new TomlMapper(
          TomlFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(20)
                      .maxStringLength(100_000)
                      .build())
              .build());

  private MarkdownRecord() {}

  static Optional<Fields> read(InputStream in, Origin origin) throws IOException {
    String file = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    int start = file.indexOf(START);
    int end = start < 0 ? -1 : file.indexOf(END, start);
    if (end < 0) {
      problem(origin, 0, 0, "has no TOML between three backquotes");
      return Optional.empty();
    }
    try {
      if (TOML.readTree(file.substring(start + START.length(), end + 1))
          instanceof ObjectNode toml) {
        String text = file.substring(end + END.length()).strip();
        int line = text.indexOf('\n');
        String first = line < 0 ? text : text.substring(0, line);
        boolean headed = first.startsWith("#");
        toml.put("title", headed ? first.replaceFirst("^#+\\s*", "") : "");
        toml.put("text", headed ? text.substring(first.length()).strip() : text);
        return Optional.of(Fields.of(toml, origin));
      }
      problem(origin, 0, 0, "has no TOML tables");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      // The fence stands on the line before the document.
      problem(
          origin,
          at == null ? 0 : Math.max(0, at.getLineNr()),
          at == null ? 0 : Math.max(0, at.getColumnNr()),
          "is not well-formed TOML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    return Optional.empty();
  }

  private static void problem(Origin origin, int line, int column, String reason) {
    origin
        .sink()
        .problem(
            new InputProblem(
                origin.code(),
                origin.source(),
                line,
                column,
                "",
                "",
                reason,
                "the record is skipped"));
  }
}
