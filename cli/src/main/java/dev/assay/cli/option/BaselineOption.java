package dev.assay.cli.option;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.cli.policy.FailOn;
import dev.assay.delivery.Baseline;
import dev.assay.delivery.BaselineReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which earlier scan says what is new.
public final class BaselineOption {
  @Option(
      names = "--baseline",
      order = 106,
      paramLabel = "FILE",
      description = "say what is new and what is fixed since the scan that -o json wrote there")
  String file = "";

  /// Reads it; empty where none is named.
  public Optional<Baseline> read(Session session, FailOn policy) {
    if (file.isEmpty()) {
      if (policy.needsBaseline()) {
        throw Usage.wrong(
            "--fail-on new needs --baseline",
            "what is new shows only against an earlier scan",
            "assay scan … -o json=baseline.json, later --baseline baseline.json");
      }
      return Optional.empty();
    }
    try (var in = new BufferedInputStream(Files.newInputStream(session.path(file)))) {
      return Optional.of(BaselineReader.read(file, in));
    } catch (NoSuchFileException e) {
      throw failure("there is no such file");
    } catch (IOException e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  private CommandFailure failure(String reason) {
    return new CommandFailure(
        ExitCode.USAGE, "cannot read the baseline " + file, List.of(reason), "");
  }
}
