package dev.assay.cli.compare;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Usage;
import dev.assay.delivery.TerminalText;
import dev.assay.match.VersionOrder;
import dev.assay.match.VersionScheme;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `assay compare`: which of two versions is newer, by the rules that findings are decided by.
///
/// Lines of standard input get one line of output each, a bad one too, so that answers can be laid
/// beside questions.
@CommandLine.Command(
    footer = {
      "assay compare deb 1:2.36-9 2.36-10",
      "assay compare maven 1.0-alpha-1 1.0",
      "printf '1.10\\t1.9\\n' | assay compare pypi -"
    })
public final class CompareCommand implements Command {
  private static final String UNDECIDABLE = "undecidable";
  private static final int BATCH = 1024;
  private static final int MISTAKES_SHOWN = 20;

  @Parameters(
      arity = "0..*",
      paramLabel = "SCHEME A B",
      description =
          "a package manager (deb, rpm, apk, npm, maven, pypi, go, gem, nuget, cargo, composer) and"
              + " two versions; - in place of them reads lines of two versions with a tab between")
  List<String> words = new ArrayList<>();

  @Override
  public Outcome run(Session session) throws IOException, InterruptedException {
    if (words.size() == 2 && words.get(1).equals("-")) {
      return compareLines(session, SchemeName.read(words.getFirst()), session.in());
    }
    if (words.size() != 3) {
      throw Usage.wrong(
          "compare takes a package manager and two versions, or -",
          "",
          "assay compare deb 1:2.36-9 2.36-10");
    }
    VersionOrder order = SchemeName.read(words.getFirst()).compare(words.get(1), words.get(2));
    session.out().print(sign(order) + "\n");
    if (order instanceof VersionOrder.Undecidable(String reason)) {
      session.err().println(TerminalText.clean(reason));
    }
    return Outcome.DONE;
  }

  private static Outcome compareLines(Session session, VersionScheme scheme, InputStream in)
      throws IOException, InterruptedException {
    var lines = new PairReader(in);
    long mistakes = 0;
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      switch (line.get()) {
        case PairReader.Line.Pair(String a, String b) ->
            session.out().print(sign(scheme.compare(a, b)) + "\n");
        case PairReader.Line.Bad(String reason) -> {
          session.out().print(UNDECIDABLE + "\n");
          mistakes++;
          if (mistakes <= MISTAKES_SHOWN) {
            session.err().println("error: line " + lines.number() + ": " + reason);
          }
        }
      }
      if (lines.mayWait()) {
        session.out().flush();
      }
      if (lines.number() % BATCH == 0) {
        checkStillWanted(session);
      }
    }
    return mistakes == 0
        ? Outcome.DONE
        : new Outcome(
            Set.of(ExitCode.USAGE),
            mistakes == 1 ? "1 line was no pair" : mistakes + " lines were no pairs");
  }

  /// The reader of the answers may have gone, as `head` does.
  private static void checkStillWanted(Session session) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (session.out().checkError()) {
      throw new CommandFailure(ExitCode.USAGE, "cannot write standard output", List.of(), "");
    }
  }

  private static String sign(VersionOrder order) {
    return switch (order) {
      case VersionOrder.Before() -> "<";
      case VersionOrder.Same() -> "=";
      case VersionOrder.After() -> ">";
      case VersionOrder.Undecidable(String reason) -> UNDECIDABLE;
    };
  }
}
