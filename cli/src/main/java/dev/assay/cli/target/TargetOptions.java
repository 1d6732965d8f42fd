package dev.assay.cli.target;

import dev.assay.cli.Session;
import dev.assay.cli.option.Choice;
import dev.assay.cli.option.Usage;
import dev.assay.inventory.FileChoice;
import dev.assay.inventory.PackageChoice;
import dev.assay.inventory.RegistryAccess;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How to reach a target.
public final class TargetOptions {
  private static final int LONGEST_PASSWORD = 1 << 16;

  @Option(
      names = "--platform",
      order = 10,
      paramLabel = "OS/ARCH",
      description = "which image of several to take (default: this machine's)")
  String platform = "";

  @Option(
      names = "--username",
      order = 110,
      paramLabel = "NAME",
      description = "sign in to the registry with this name")
  String username = "";

  @Option(
      names = "--password-stdin",
      order = 111,
      description = "read the password from standard input")
  boolean passwordStdin;

  @Option(
      names = "--plain-http",
      order = 112,
      description = "speak HTTP without TLS to the registry")
  boolean plainHttp;

  @Option(
      names = "--packages",
      order = 109,
      paramLabel = "WHICH",
      description =
          "installed, locked (lock files) or all (default: installed in images and hosts, all in"
              + " functions and source trees)")
  String packages = "automatic";

  @Option(
      names = "--include",
      order = 113,
      paramLabel = "GLOB",
      description =
          "read only these files: a name, or with / a path from the root; a folder means all in"
              + " it. Repeat for several")
  List<String> includes = new ArrayList<>();

  @Option(
      names = "--exclude",
      order = 114,
      paramLabel = "GLOB",
      description =
          "do not read these files or folders, such as node_modules, src/test or **/*.jar. Repeat"
              + " for several")
  List<String> excludes = new ArrayList<>();

  /// Which files of the target are read.
  FileChoice files() {
    try {
      return FileChoice.of(includes, excludes);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(
          "--include or --exclude has a pattern that is no glob",
          Session.reason(e),
          "--exclude '**/test'");
    }
  }

  /// Which packages of the target count.
  PackageChoice packages() {
    return Choice.of("--packages", packages, Arrays.asList(PackageChoice.values()));
  }

  public String platform() {
    return platform;
  }

  /// What was given on the command line, else what `docker login` left, else nothing.
  RegistryAccess access(String reference, Session session) {
    if (!username.isEmpty()) {
      return new RegistryAccess(username, password(session), plainHttp);
    }
    if (passwordStdin) {
      throw Usage.wrong("--password-stdin needs --username", "", "");
    }
    RegistryAccess kept = DockerLogin.of(session).access(reference);
    return new RegistryAccess(kept.user(), kept.password(), plainHttp);
  }

  private String password(Session session) {
    if (passwordStdin) {
      try {
        byte[] read = session.in().readNBytes(LONGEST_PASSWORD);
        return new String(read, StandardCharsets.UTF_8).strip();
      } catch (IOException e) {
        throw Usage.wrong("cannot read the password", Session.reason(e), "");
      }
    }
    Optional<Console> console =
        Optional.ofNullable(System.console()).filter(c -> session.canAsk() && c.isTerminal());
    char[] typed = console.map(c -> c.readPassword("Password for %s: ", username)).orElse(null);
    if (typed != null) {
      return new String(typed);
    }
    throw Usage.wrong(
        "--username needs a password",
        "there is no terminal to ask on, or --no-input forbids it",
        "--password-stdin");
  }
}
