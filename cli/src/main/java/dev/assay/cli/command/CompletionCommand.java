package dev.assay.cli.command;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.help.Completion;
import dev.assay.cli.option.Choice;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `assay completion SHELL`.
@CommandLine.Command(
    footer = {
      "source <(assay completion bash)",
      "assay completion zsh > ~/.zfunc/_assay",
      "assay completion fish > ~/.config/fish/completions/assay.fish"
    })
public final class CompletionCommand implements Command {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
  String shell = "";

  @Override
  public Outcome run(Session session) {
    var wanted = Choice.of("completion", shell, Arrays.asList(Completion.Shell.values()));
    session.out().print(Completion.of(wanted));
    return Outcome.DONE;
  }
}
