package dev.assay.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.ApiService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The README says what is served, and the program decides what that is. `-Dassay.golden=rewrite`
/// writes the table anew.
final class ReadmeTest {

  private static final Path README = Path.of("../README.md");
  private static final String BEGIN = "<!-- api-status -->\n";
  private static final String END = "<!-- /api-status -->";

  @Test
  void theOperationTableIsTheProgramsOwn() throws IOException {
    var readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    var expected = "\n" + ApiService.operations().strip() + "\n\n";
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.writeString(README, readme.substring(0, begin) + expected + readme.substring(end));
      return;
    }
    assertThat(readme.substring(begin, end)).isEqualTo(expected);
  }
}
