package dev.assay.server;

import dev.assay.server.config.ConfigException;
import dev.assay.server.config.SettingsReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `assay server`: starts the service and stays until it is told to stop.
@Command(
    name = "assay server",
    description = "Scan what is watched, keep the findings, answer the Amazon Inspector v2 API.",
    sortOptions = false,
    mixinStandardHelpOptions = false,
    footer = {
      "",
      "Everything can also be set in the file or by ASSAY_* variables: docs/reference/server.md."
    })
public final class Main implements Callable<Integer> {

  private static final int WRONG_USE = 2;
  private static final int FAILED = 5;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "folder for database, advisories and keys (assay-data)")
  private @Nullable String dataDir;

  @Option(names = "--port", paramLabel = "N", description = "port on loopback; 0 for any (8080)")
  private @Nullable String port;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "address and port, instead of --port")
  private @Nullable String listen;

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings")
  private @Nullable Path config;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "write address and credentials there once the API answers")
  private @Nullable Path readyFile;

  @Option(names = "--offline", description = "download nothing")
  private boolean offline;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and end")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean help;

  /// Ends the JVM with the command's exit code.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      var settings = SettingsReader.read(flags(), System.getenv(), Optional.ofNullable(config));
      // Before anything logs: logback.xml keeps the log beside the data.
      System.setProperty("assay.log.dir", settings.dataDir().resolve("log").toString());
      return AssayServer.run(settings, Optional.ofNullable(readyFile), new Console(System.out));
    } catch (ConfigException wrong) {
      System.err.println("error: the configuration cannot be used");
      wrong.problems().forEach(problem -> System.err.println("  " + problem));
      return WRONG_USE;
    } catch (StartException failed) {
      System.err.println("error: " + failed.getMessage());
      return FAILED;
    }
  }

  private Map<String, String> flags() {
    var flags = new LinkedHashMap<String, String>();
    put(flags, "data-dir", dataDir);
    put(flags, "listen", listen == null ? port : listen);
    put(flags, "advisories.offline", offline ? "true" : null);
    return flags;
  }

  private static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }
}
