package dev.assay.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The reference page of the settings is made from their table. `-Dassay.golden=rewrite` writes it
/// anew.
final class SettingsPageTest {

  private static final Path PAGE = Path.of("../docs/reference/server.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->";

  @Test
  void everySettingIsOnThePage() throws IOException {
    var page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    var table = new StringBuilder("\n| setting | variable | default | what |\n|---|---|---|---|\n");
    for (Setting<?> setting : Settings.ALL) {
      table.append(
          "| `%s` | `%s` | %s | %s |%n"
              .formatted(
                  setting.key(),
                  setting.variable(),
                  setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`",
                  setting.description()));
    }
    table.append('\n');
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
      return;
    }
    assertThat(page.substring(begin, end)).isEqualTo(table.toString());
  }
}
