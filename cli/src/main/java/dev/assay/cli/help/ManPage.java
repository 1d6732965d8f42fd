package dev.assay.cli.help;

import dev.assay.cli.CommandName;
import dev.assay.cli.ExitCode;
import picocli.CommandLine.Model.OptionSpec;

/// All commands as one page of the manual, in the `man` macros of roff (groff_man(7)).
public final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  /// The page `assay(1)`.
  public static String text() {
    var page = new ManPage();
    page.begin();
    for (CommandName name : CommandName.values()) {
      page.command(Definition.of(name));
    }
    page.end();
    return page.page.toString();
  }

  private void begin() {
    macro("TH ASSAY 1 \"\" Assay \"User Commands\"");
    section("NAME");
    words("assay - find known vulnerabilities and unintended network exposure");
    section("SYNOPSIS");
    macro("B assay");
    macro("I COMMAND");
    words("[TARGET] [OPTIONS]");
    section("DESCRIPTION");
    words(
        "Scans hosts, container images, functions, folders and bills of materials for known"
            + " vulnerabilities, says why each one is believed, and what to fix first. Results go"
            + " to standard output, everything else to standard error.");
    section("COMMANDS");
  }

  private void command(Definition definition) {
    CommandName name = definition.name();
    macro("SS \"" + escaped(("assay " + name.words() + " " + name.arguments()).strip()) + "\"");
    words(name.summary() + ".");
    definition
        .spec()
        .positionalParameters()
        .forEach(
            parameter ->
                entry("I", parameter.paramLabel(), String.join("", parameter.description())));
    definition.options().stream()
        .filter(option -> !Definition.isShared(option))
        .forEach(this::option);
    words("Examples:", "PP");
    macro("RS 4");
    macro("nf");
    definition.examples().forEach(this::words);
    macro("fi");
    macro("RE");
  }

  private void end() {
    section("OPTIONS OF EVERY COMMAND");
    Definition.shared().forEach(this::option);
    section("EXIT STATUS");
    words("If several apply, the one that stands first wins.");
    for (ExitCode code : ExitCode.values()) {
      entry("B", Integer.toString(code.number()), code.words());
    }
    section("ENVIRONMENT");
    words(
        "Every option can be set by a variable: ASSAY_FAIL_ON for --fail-on. assay config show"
            + " lists them, and says where each value comes from. NO_COLOR turns colours off.");
  }

  private void option(OptionSpec option) {
    entry("B", Definition.synopsis(option), String.join(" ", option.description()));
  }

  private void entry(String font, String name, String meaning) {
    macro("TP");
    macro(font + " \"" + escaped(name) + "\"");
    words(meaning);
  }

  private void section(String name) {
    macro("SH \"" + name + "\"");
  }

  private void macro(String request) {
    page.append('.').append(request).append('\n');
  }

  private void words(String text, String before) {
    macro(before);
    words(text);
  }

  /// One line; a dot or an apostrophe at its start would be a request.
  private void words(String text) {
    String line = escaped(text);
    page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "").append(line);
    page.append('\n');
  }

  /// Hyphens stay what they are when a line is copied from the page; what is not ASCII is written
  /// so that roff needs no encoding.
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '"' -> escaped.append("\\(dq");
                default -> {
                  if (character < 0x80) {
                    escaped.appendCodePoint(character);
                  } else {
                    escaped.append("\\[u%04X]".formatted(character));
                  }
                }
              }
            });
    return escaped.toString();
  }
}
