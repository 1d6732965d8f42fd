package dev.assay.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Users look problem codes up: each one that the sources name must be on the page, and no others.
final class ProblemCodesTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern IN_SOURCE = Pattern.compile("\"((INV|ADV)-[A-Z0-9]+-[0-9]{3})\"");
  private static final Pattern ON_PAGE = Pattern.compile("\\| ((INV|ADV)-[A-Z0-9]+-[0-9]{3}) \\|");

  @Test
  void everyCodeOfTheSourcesIsOnThePage() throws IOException {
    var written = new TreeSet<String>();
    try (var files = Files.walk(PROJECT)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .forEach(
              file ->
                  IN_SOURCE
                      .matcher(text(file))
                      .results()
                      .forEach(found -> written.add(found.group(1))));
    }
    var listed = new TreeSet<String>();
    ON_PAGE
        .matcher(text(PROJECT.resolve("docs/reference/problems.md")))
        .results()
        .forEach(found -> listed.add(found.group(1)));

    assertThat(written).isNotEmpty();
    assertThat(listed).containsAll(written);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
