package dev.assay.cli.fix;

import dev.assay.delivery.UpgradePlan.Change;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files in which people write versions, and in which a version can be replaced on its line. Lock
/// files are none: they hold hashes, and only their tool can write those.
enum Manifest {
  /// A pin of pip, PEP 440 `==`.
  REQUIREMENTS {
    @Override
    Change change(TextLines file, int declared, String from, String to) {
      String line = file.line(declared);
      if (line.contains("--hash=") || line.stripTrailing().endsWith("\\")) {
        return new Change.ByHand("the line has hashes: pip-compile writes them");
      }
      return replaced(file, declared, from, to, "");
    }
  },

  /// The `version` element of a dependency, or the one property it names.
  POM {
    @Override
    Change change(TextLines file, int declared, String from, String to) {
      return PomVersion.of(file, declared)
          .map(line -> replaced(file, line, from, to, ""))
          .orElseGet(
              () ->
                  new Change.ByHand("the version comes from elsewhere, or is shared with others"));
    }
  },

  /// A `require` directive; versions start with `v` and a module's path names its major version
  /// from 2 on (Go Modules Reference, "Major version suffixes").
  GO_MOD {
    @Override
    Change change(TextLines file, int declared, String from, String to) {
      String version = to.startsWith("v") ? to : "v" + to;
      if (from.endsWith("+incompatible") || MajorVersion.of(from) != MajorVersion.of(version)) {
        return new Change.ByHand("go get: another major version has another module path");
      }
      return replaced(file, declared, from, version, "go mod tidy");
    }
  };

  private static final Pattern REQUIREMENTS_NAME =
      Pattern.compile("(?:.*[-_.])?(?:requirements|constraints)(?:[-_.].*)?\\.(?:txt|in)");

  /// What becomes of a file that declares a package.
  ///
  /// @param declared line of the declaration
  /// @param from the version it has
  /// @param to the version it needs
  abstract Change change(TextLines file, int declared, String from, String to);

  /// Which of them a file is; empty for all others.
  static Optional<Manifest> of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.equals("pom.xml")) {
      return Optional.of(POM);
    }
    if (name.equals("go.mod")) {
      return Optional.of(GO_MOD);
    }
    boolean pins =
        REQUIREMENTS_NAME.matcher(name).matches()
            || (path.contains("requirements/") && name.endsWith(".txt"));
    return pins ? Optional.of(REQUIREMENTS) : Optional.empty();
  }

  /// A line with another version, where the old one stands on it exactly once and whole.
  private static Change replaced(TextLines file, int number, String from, String to, String next) {
    String line = file.line(number);
    Matcher matcher =
        Pattern.compile("(?<![\\w.+-])" + Pattern.quote(from) + "(?![\\w+-]|\\.\\w)").matcher(line);
    if (!matcher.find()) {
      return new Change.ByHand("the line does not name " + from);
    }
    int start = matcher.start();
    int end = matcher.end();
    if (matcher.find()) {
      return new Change.ByHand("the line names " + from + " more than once");
    }
    return new Change.Edit(number, line, line.substring(0, start) + to + line.substring(end), next);
  }
}
