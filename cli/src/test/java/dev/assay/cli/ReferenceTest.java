package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.help.Completion;
import dev.assay.cli.help.Definition;
import dev.assay.cli.help.HelpText;
import dev.assay.cli.help.ManPage;
import dev.assay.cli.option.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Model.OptionSpec;

/// What is written about the commands is what they do. `-Dassay.golden=rewrite` writes it anew.
final class ReferenceTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/assay/cli");

  @Test
  void referencePageIsUpToDate() throws IOException {
    check(Path.of("../docs/reference/cli.md"), page());
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void helpLooksAsReviewed(CommandName name) throws IOException {
    String file = name.words().replace(' ', '-') + ".txt";
    check(GOLDEN.resolve("help").resolve(file), HelpText.of(Definition.of(name), 80, true));
  }

  @Test
  void overviewLooksAsReviewed() throws IOException {
    check(GOLDEN.resolve("help/overview.txt"), HelpText.overview(80));
  }

  @ParameterizedTest
  @EnumSource(Completion.Shell.class)
  void completionLooksAsReviewed(Completion.Shell shell) throws IOException {
    String file = Choice.word(shell) + ".txt";
    check(GOLDEN.resolve("completion").resolve(file), Completion.of(shell));
  }

  @Test
  void manualLooksAsReviewed() throws IOException {
    check(GOLDEN.resolve("man/assay.1"), ManPage.text());
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void helpShowsAtMostADozenOptions(CommandName name) {
    assertThat(Definition.of(name).options().stream().filter(o -> !Definition.isRare(o)))
        .hasSizeLessThanOrEqualTo(12);
  }

  private static void check(Path file, String actual) throws IOException {
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).as("golden file; -Dassay.golden=rewrite makes it").exists();
    assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
  }

  private static String page() {
    var page = new StringBuilder("# The assay command\n\n");
    page.append(
        "Made from the commands' own definitions; `ReferenceTest` keeps it up to date.\n\n");
    page.append("Results go to standard output, everything else to standard error.\n\n");
    page.append("## Exit codes\n\nIf several apply, the one that stands first wins.\n\n");
    page.append("| code | meaning |\n|---|---|\n");
    for (ExitCode code : ExitCode.values()) {
      page.append("| ").append(code.number()).append(" | ").append(code.words()).append(" |\n");
    }
    page.append("\n## Options of every command\n\n");
    header(page);
    Definition.shared().forEach(option -> row(page, option));
    for (CommandName name : CommandName.values()) {
      command(page, Definition.of(name));
    }
    return page.toString();
  }

  private static void command(StringBuilder page, Definition definition) {
    CommandName name = definition.name();
    String usage = ("assay " + name.words() + " " + name.arguments()).strip();
    page.append("\n## ").append(usage).append("\n\n").append(name.summary()).append(".\n\n```\n");
    definition.examples().forEach(example -> page.append(example).append('\n'));
    page.append("```\n");
    definition
        .spec()
        .positionalParameters()
        .forEach(
            parameter ->
                page.append("\n`")
                    .append(parameter.paramLabel())
                    .append("`: ")
                    .append(String.join(" ", parameter.description()))
                    .append(".\n"));
    var own = definition.options().stream().filter(one -> !Definition.isShared(one)).toList();
    if (!own.isEmpty()) {
      page.append('\n');
      header(page);
      own.forEach(option -> row(page, option));
    }
  }

  private static void header(StringBuilder page) {
    page.append("| option | variable | meaning |\n|---|---|---|\n");
  }

  private static void row(StringBuilder page, OptionSpec option) {
    String variable = Definition.isHelp(option) ? "" : "`" + Definition.variable(option) + "`";
    page.append("| `")
        .append(Definition.synopsis(option).replace("|", "\\|"))
        .append("` | ")
        .append(variable)
        .append(" | ")
        .append(String.join(" ", option.description()).replace("|", "\\|"))
        .append(" |\n");
  }
}
