package dev.assay.server;

import static dev.assay.server.RunningServer.settings;
import static dev.assay.server.RunningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.discovery.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.inspector2.model.FindingStatus;

/// What becomes of the findings on things that are deleted, and on things that cannot be seen.
final class WatchedThingsTest {
  @TempDir private Path folder;
  private Path disk;
  private Path app;

  @BeforeEach
  void makeApp() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    app = Files.createDirectory(disk.resolve("app"));
    Files.writeString(
        app.resolve("package-lock.json"),
        """
        {"name":"app","lockfileVersion":3,"packages":{
          "":{"name":"app"},"node_modules/lodash":{"version":"4.17.11"}}}
        """);
  }

  @Test
  void deletedFolderClosesItsFindings() throws Exception {
    try (var server =
        RunningServer.start(settings(folder.resolve("data"), new Watch.WatchedFolder(app)))) {
      until("lodash has findings", () -> !statuses(server).isEmpty());

      Files.delete(app.resolve("package-lock.json"));
      Files.delete(app);
      until("they are closed", () -> statuses(server).equals(List.of(FindingStatus.CLOSED)));
      assertThat(server.coverage()).isEmpty();
    }
  }

  @Test
  void folderThatCannotBeSeenKeepsItsFindingsAndCoverageSaysSo() throws Exception {
    try (var server =
        RunningServer.start(settings(folder.resolve("data"), new Watch.WatchedFolder(app)))) {
      until("lodash has findings", () -> !statuses(server).isEmpty());
      assertThat(server.coverage()).containsExactly("ACTIVE SUCCESSFUL");

      Files.move(disk, folder.resolve("unplugged"));
      until(
          "coverage says so", () -> server.coverage().equals(List.of("INACTIVE STALE_INVENTORY")));
      assertThat(statuses(server)).containsExactly(FindingStatus.ACTIVE);

      Files.move(folder.resolve("unplugged"), disk);
      until("it is read again", () -> server.coverage().equals(List.of("ACTIVE SUCCESSFUL")));
      assertThat(statuses(server)).containsExactly(FindingStatus.ACTIVE);
    }
  }

  private static List<FindingStatus> statuses(RunningServer server) {
    return server.findings().stream().map(f -> f.status()).distinct().toList();
  }
}
