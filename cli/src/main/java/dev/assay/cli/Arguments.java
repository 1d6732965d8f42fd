package dev.assay.cli;

import dev.assay.cli.option.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A command line taken apart: the command's words, and all the rest. Options may stand before the
/// command.
///
/// @param isOverview whether only the list of commands was asked for
/// @param command what to run
/// @param rest options and parameters, in their order
record Arguments(boolean isOverview, CommandName command, List<String> rest) {
  /// Global options whose value is the next word.
  private static final Set<String> WITH_VALUE =
      Set.of("--color", "--progress", "--timeout", "--data-dir", "-o", "--output");

  static Arguments of(List<String> args) {
    int first = 0;
    while (first < args.size() && args.get(first).startsWith("-")) {
      first += WITH_VALUE.contains(args.get(first)) ? 2 : 1;
    }
    if (first >= args.size()) {
      return withoutCommand(args);
    }
    String word = args.get(first);
    String next = first + 1 < args.size() ? args.get(first + 1) : "";
    for (CommandName name : CommandName.values()) {
      if (name.words().equals(word)) {
        return new Arguments(false, name, without(args, first, 1));
      }
      if (name.words().equals(word + " " + next)) {
        return new Arguments(false, name, without(args, first, 2));
      }
    }
    return unfinished(word, next);
  }

  private static Arguments withoutCommand(List<String> args) {
    if (args.contains("--version")) {
      return new Arguments(false, CommandName.VERSION, List.of());
    }
    boolean asked = args.isEmpty() || args.contains("-h") || args.contains("--help");
    if (asked || args.contains("--help-all")) {
      return new Arguments(true, CommandName.HELP, List.of());
    }
    throw Usage.wrong("no command was named", "", "assay --help");
  }

  /// A group such as `db` without its action is asked about; anything else is a mistake.
  private static Arguments unfinished(String word, String next) {
    var known = new LinkedHashSet<String>();
    for (CommandName name : CommandName.values()) {
      String[] words = name.words().split(" ", -1);
      if (words[0].equals(word)) {
        boolean help = next.isEmpty() || next.equals("-h") || next.equals("--help");
        if (help) {
          return new Arguments(false, CommandName.HELP, List.of(word));
        }
        var actions =
            Arrays.stream(CommandName.values())
                .map(CommandName::words)
                .filter(other -> other.startsWith(word + " "))
                .map(other -> other.substring(word.length() + 1))
                .toList();
        throw Usage.unknown("assay " + word, next, actions);
      }
      known.add(words[0]);
    }
    throw Usage.unknown("assay", word, known);
  }

  private static List<String> without(List<String> args, int from, int count) {
    var rest = new ArrayList<>(args.subList(0, from));
    rest.addAll(args.subList(from + count, args.size()));
    return rest;
  }
}
