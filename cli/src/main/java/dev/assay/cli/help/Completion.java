package dev.assay.cli.help;

import dev.assay.cli.CommandName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Model.OptionSpec;

/// Scripts that let a shell complete commands and options. Everything else is completed as a file.
public final class Completion {
  /// A shell with a script of its own.
  public enum Shell {
    BASH,
    ZSH,
    FISH
  }

  private Completion() {}

  /// The script for a shell.
  public static String of(Shell shell) {
    return switch (shell) {
      case BASH -> bash();
      case ZSH -> "#compdef assay\nautoload -Uz bashcompinit && bashcompinit\n" + bash();
      case FISH -> fish();
    };
  }

  private static String bash() {
    var text = new StringBuilder("_assay() {\n");
    text.append("  local word=${COMP_WORDS[COMP_CWORD]} words=\n");
    text.append("  case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n");
    for (CommandName name : CommandName.values()) {
      String pattern = name.words().indexOf(' ') < 0 ? name.words() + " *" : name.words();
      text.append("    '").append(pattern.replace("*", "'*"));
      text.append(pattern.endsWith("*") ? ")" : "')").append(" words='");
      text.append(String.join(" ", optionNames(name))).append("' ;;\n");
    }
    groups()
        .forEach(
            (group, actions) ->
                text.append("    '")
                    .append(group)
                    .append(" '*) words='")
                    .append(String.join(" ", actions))
                    .append("' ;;\n"));
    text.append("  esac\n");
    text.append("  [ \"$COMP_CWORD\" -eq 1 ] && words='");
    text.append(String.join(" ", firstWords())).append("'\n");
    text.append("  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n");
    text.append("}\ncomplete -o default -F _assay assay\n");
    return text.toString();
  }

  private static String fish() {
    var text = new StringBuilder();
    for (CommandName name : CommandName.values()) {
      String[] parts = name.words().split(" ", -1);
      if (parts.length == 1) {
        text.append("complete -c assay -n __fish_use_subcommand -a ").append(parts[0]);
      } else {
        text.append("complete -c assay -n '__fish_seen_subcommand_from ").append(parts[0]);
        text.append("' -a ").append(parts[1]);
      }
      text.append(" -d '").append(name.summary()).append("'\n");
      String last = parts[parts.length - 1];
      for (OptionSpec option : Definition.of(name).options()) {
        text.append("complete -c assay -n '__fish_seen_subcommand_from ").append(last);
        text.append("' -l ").append(option.longestName().substring(2)).append('\n');
      }
    }
    groups()
        .keySet()
        .forEach(
            group ->
                text.append("complete -c assay -n __fish_use_subcommand -a ")
                    .append(group)
                    .append('\n'));
    return text.toString();
  }

  private static List<String> optionNames(CommandName name) {
    var names = new ArrayList<String>();
    Definition.of(name).options().forEach(option -> names.add(option.longestName()));
    return names;
  }

  private static Set<String> firstWords() {
    var words = new TreeSet<String>();
    for (CommandName name : CommandName.values()) {
      words.add(name.words().split(" ", -1)[0]);
    }
    return words;
  }

  /// `db` and its actions.
  private static Map<String, List<String>> groups() {
    var groups = new TreeMap<String, List<String>>();
    for (CommandName name : CommandName.values()) {
      String[] parts = name.words().split(" ", -1);
      if (parts.length > 1) {
        groups.computeIfAbsent(parts[0], g -> new ArrayList<>()).add(parts[1]);
      }
    }
    return groups;
  }
}
