package dev.assay.cli.target;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.cli.option.Choice;
import dev.assay.cli.option.Usage;
import dev.assay.inventory.FileChoice;
import dev.assay.inventory.PackageChoice;
import dev.assay.inventory.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a target on the command line means.
///
/// @param target what to read
/// @param words how to name it on the command line again
/// @param guessed whether its kind was guessed from its look
/// @param packages which of its packages count
/// @param files which of its files are read
public record TargetChoice(
    Target target, String words, boolean guessed, PackageChoice packages, FileChoice files) {
  /// The kinds a target can be said to be.
  public enum Kind {
    HOST,
    DIR,
    IMAGE,
    ARCHIVE,
    FUNCTION,
    SBOM
  }

  /// Reads `[KIND] TARGET`.
  ///
  /// @throws dev.assay.cli.CommandFailure where the words name nothing
  public static TargetChoice of(List<String> words, TargetOptions options, Session session) {
    if (words.isEmpty()) {
      throw Usage.wrong(
          "no target was named",
          "a target is host, or a folder, an image, an archive, a function zip or an SBOM",
          "assay scan dir .");
    }
    if (words.equals(List.of("host"))) {
      return chosen(new Target.Host(Path.of("/")), "host", false, options);
    }
    if (words.size() == 1) {
      return guess(words.getFirst(), options, session);
    }
    if (words.size() > 2) {
      throw Usage.wrong(
          "one target at a time: \"" + words.get(2) + "\" is too much", "", "assay scan --help");
    }
    Kind kind = Choice.of("the kind of target", words.getFirst(), Arrays.asList(Kind.values()));
    String name = words.get(1);
    String again = Choice.word(kind) + " " + quoted(name);
    return chosen(target(kind, name, options, session), again, false, options);
  }

  private static Target target(Kind kind, String name, TargetOptions options, Session session) {
    return switch (kind) {
      case HOST -> new Target.Host(session.path(name));
      case DIR -> new Target.Folder(session.path(name));
      case IMAGE -> image(name, options, session);
      case ARCHIVE -> new Target.ImageFile(session.path(name), "", options.platform());
      case FUNCTION -> new Target.Function(session.path(name));
      case SBOM -> new Target.Sbom(session.path(name));
    };
  }

  /// A path that exists is taken for what it looks like; everything else is an image's name.
  private static TargetChoice guess(String name, TargetOptions options, Session session) {
    Target target = target(kindOf(name, session), name, options, session);
    return chosen(target, quoted(name), true, options);
  }

  private static TargetChoice chosen(
      Target target, String words, boolean guessed, TargetOptions options) {
    FileChoice files = options.files();
    if (target instanceof Target.Sbom && !files.isAll()) {
      throw Usage.wrong("an SBOM has no files to choose from", files.words(), "");
    }
    return new TargetChoice(target, words, guessed, options.packages(), files);
  }

  private static Kind kindOf(String name, Session session) {
    if (name.indexOf('\0') >= 0) {
      throw Usage.wrong("a target's name must not hold a zero character", "", "");
    }
    Path path = session.path(name);
    if (Files.isDirectory(path)) {
      return Files.exists(path.resolve("oci-layout")) ? Kind.ARCHIVE : Kind.DIR;
    }
    if (Files.exists(path)) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".zip") || lower.endsWith(".jar")) {
        return Kind.FUNCTION;
      }
      return lower.endsWith(".json") ? Kind.SBOM : Kind.ARCHIVE;
    }
    boolean looksLikePath = name.startsWith("/") || name.startsWith(".");
    if (looksLikePath) {
      throw new CommandFailure(
          ExitCode.TARGET, "cannot read " + name, List.of("it does not exist"), "");
    }
    return Kind.IMAGE;
  }

  private static Target image(String name, TargetOptions options, Session session) {
    if (session.options().isOffline()) {
      throw new CommandFailure(
          ExitCode.CONNECTION,
          "cannot fetch image " + name,
          List.of("--offline forbids every connection"),
          "save the image to a file, then: assay scan archive FILE");
    }
    return new Target.RegistryImage(name, options.platform(), options.access(name, session));
  }

  /// What the guess was, for people.
  public String kindWords() {
    return switch (target) {
      case Target.Folder folder -> "dir";
      case Target.Host host -> "host";
      case Target.ImageFile file -> "archive";
      case Target.RegistryImage image -> "image";
      case Target.Function function -> "function";
      case Target.Sbom sbom -> "sbom";
    };
  }

  private static String quoted(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars()
                .allMatch(
                    c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "._/:@-+=,".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
