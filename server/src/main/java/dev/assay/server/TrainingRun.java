package dev.assay.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.api.UsagePrices;
import dev.assay.discovery.Watch;
import dev.assay.finding.SeverityProfile;
import dev.assay.server.config.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Starts the service once over a folder that is thrown away, scans a few small files, asks the API
/// and stops, so that the JDK can record which classes and methods a start needs. The launcher
/// starts it after each build with `-XX:AOTCacheOutput`. It downloads nothing.
public final class TrainingRun {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Pattern ENDPOINT = Pattern.compile("\"endpoint\":\"([^\"]+)\"");

  private static final Map<String, String> FILES =
      Map.of(
          "etc/os-release",
          "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian 12\"\n",
          "var/lib/dpkg/status",
          """
          Package: libssl3
          Status: install ok installed
          Architecture: amd64
          Source: openssl
          Version: 3.0.9-1

          """,
          "app/package-lock.json",
          """
          {"name":"a","lockfileVersion":3,"packages":{"":{},
           "node_modules/lodash":{"version":"4.17.11"}}}
          """);

  private TrainingRun() {}

  /// Needs no arguments; prints nothing.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    var folder = Files.createTempDirectory("assay-training");
    System.setProperty("assay.log.dir", folder.resolve("log").toString());
    try {
      train(folder);
    } finally {
      delete(folder);
    }
  }

  private static void train(Path folder)
      throws IOException, InterruptedException, ExecutionException {
    var root = folder.resolve("root");
    for (var file : FILES.entrySet()) {
      var path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    var ready = folder.resolve("ready.json");
    var console = new Console(new PrintStream(new ByteArrayOutputStream(), false, UTF_8));
    var run =
        new FutureTask<>(
            () -> AssayServer.run(settings(folder, root), Optional.of(ready), console));
    var server = Thread.ofPlatform().name("training").start(run);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!run.isDone() && !Files.exists(ready) && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE);
    }
    if (Files.exists(ready)) {
      ask(Files.readString(ready));
    }
    server.interrupt();
    server.join(PATIENCE);
  }

  /// Unsigned: what is answered does not matter.
  private static void ask(String access) throws IOException {
    Matcher endpoint = ENDPOINT.matcher(access);
    if (endpoint.find()) {
      for (String path : List.of("/health", "/findings/list")) {
        var connection =
            (HttpURLConnection) URI.create(endpoint.group(1) + path).toURL().openConnection();
        var _ = connection.getResponseCode();
        connection.disconnect();
      }
    }
  }

  private static ServerSettings settings(Path folder, Path root) {
    return new ServerSettings(
        folder.resolve("data"),
        new ServerSettings.Listen("127.0.0.1", 0),
        new ServerSettings.Account("us-east-1", ""),
        ServerSettings.Store.embedded(),
        List.of(new Watch.WatchedFolder(root)),
        new ServerSettings.Schedule(
            Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofMinutes(1)),
        new ServerSettings.AdvisorySettings("", Map.of(), Duration.ofHours(6), true),
        1 << 20,
        SeverityProfile.INSPECTOR,
        Duration.ofDays(15),
        UsagePrices.INITIAL,
        ServerSettings.Limits.NONE,
        ServerSettings.Reports.initial("us-east-1"));
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
