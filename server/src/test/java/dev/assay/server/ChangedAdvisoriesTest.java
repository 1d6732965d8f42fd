package dev.assay.server;

import static dev.assay.server.RunningServer.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.UsagePrices;
import dev.assay.discovery.Watch;
import dev.assay.server.config.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server does when its feeds say something new: a mirror that changes while it runs, in
/// OSV's own format.
final class ChangedAdvisoriesTest {
  @TempDir private Path folder;
  private Path mirror;
  private Path app;
  private Path other;

  @BeforeEach
  void makeThings() throws IOException {
    mirror = folder.resolve("mirror");
    Files.createDirectories(mirror.resolve("osv/npm"));
    app = lock("app", "left", "1.0.0");
    other = lock("other", "right", "1.0.0");
  }

  @Test
  void keptInventoriesAreJudgedAgainWithoutTheArtifacts() throws Exception {
    publish(Map.of("GHSA-aaaa-aaaa-aaaa", "left", "GHSA-cccc-cccc-cccc", "right"));
    try (var server = RunningServer.start(settings())) {
      until(
          "both have a finding",
          () ->
              states(server)
                  .equals(List.of("GHSA-aaaa-aaaa-aaaa ACTIVE", "GHSA-cccc-cccc-cccc ACTIVE")));

      // Another lock of the same size and time: who read it again would find nothing.
      var before = Files.getLastModifiedTime(app.resolve("package-lock.json"));
      lock("app", "none", "1.0.0");
      Files.setLastModifiedTime(app.resolve("package-lock.json"), before);
      publish(Map.of("GHSA-bbbb-bbbb-bbbb", "left", "GHSA-cccc-cccc-cccc", "right"));

      until(
          "the one is withdrawn and the other found",
          () ->
              states(server)
                  .equals(
                      List.of(
                          "GHSA-aaaa-aaaa-aaaa CLOSED",
                          "GHSA-bbbb-bbbb-bbbb ACTIVE",
                          "GHSA-cccc-cccc-cccc ACTIVE")));
      assertThat(server.coverage()).containsExactly("ACTIVE SUCCESSFUL", "ACTIVE SUCCESSFUL");
    }
  }

  @Test
  void whatWasPublishedWhileTheServerWasDownIsFoundAfterItsStart() throws Exception {
    publish(Map.of("GHSA-cccc-cccc-cccc", "right"));
    var server = RunningServer.start(settings());
    try {
      until("one finding", () -> states(server).equals(List.of("GHSA-cccc-cccc-cccc ACTIVE")));
    } finally {
      server.close();
    }

    publish(Map.of("GHSA-aaaa-aaaa-aaaa", "left", "GHSA-cccc-cccc-cccc", "right"));
    try (var again = server.restarted(settings())) {
      until(
          "both have a finding",
          () ->
              states(again)
                  .equals(List.of("GHSA-aaaa-aaaa-aaaa ACTIVE", "GHSA-cccc-cccc-cccc ACTIVE")));
    }
  }

  private static List<String> states(RunningServer server) {
    return server.findings().stream()
        .map(f -> f.packageVulnerabilityDetails().vulnerabilityId() + " " + f.status())
        .sorted()
        .toList();
  }

  private ServerSettings settings() {
    var base =
        RunningServer.settings(
            folder.resolve("data"), new Watch.WatchedFolder(app), new Watch.WatchedFolder(other));
    return new ServerSettings(
        base.dataDir(),
        base.listen(),
        base.account(),
        base.database(),
        base.watches(),
        base.schedule(),
        new ServerSettings.AdvisorySettings(
            mirror.toString(), Map.of(), Duration.ofSeconds(1), true),
        base.largestUpload(),
        base.networkSeverity(),
        Duration.ofDays(15),
        UsagePrices.INITIAL,
        ServerSettings.Limits.NONE,
        ServerSettings.Reports.initial("us-east-1"));
  }

  private Path lock(String name, String dependency, String version) throws IOException {
    var project = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        project.resolve("package-lock.json"),
        """
        {"name":"%s","lockfileVersion":3,"packages":{
          "":{"name":"%s"},"node_modules/%s":{"version":"%s"}}}
        """
            .formatted(name, name, dependency, version));
    return project;
  }

  /// @param affected package by record id; all its versions below 2.0.0 are affected
  private void publish(Map<String, String> affected) throws IOException {
    var made = folder.resolve("all.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(made))) {
      for (var record : new TreeMap<>(affected).entrySet()) {
        zip.putNextEntry(new ZipEntry(record.getKey() + ".json"));
        zip.write(
            """
            {"id":"%s","modified":"2026-01-01T00:00:00Z","published":"2026-01-01T00:00:00Z",
             "affected":[{"package":{"ecosystem":"npm","name":"%s"},
               "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"2.0.0"}]}]}]}
            """
                .formatted(record.getKey(), record.getValue())
                .getBytes(UTF_8));
      }
    }
    Files.move(
        made,
        mirror.resolve("osv/npm/all.zip"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
