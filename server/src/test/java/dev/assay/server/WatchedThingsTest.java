package dev.assay.server;

import static dev.assay.server.RunningServer.settings;
import static dev.assay.server.RunningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.discovery.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.inspector2.model.FindingStatus;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;

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

  @Test
  void whatIsSwitchedOffIsForgottenAndScannedAnewWhenItIsOnAgain() throws Exception {
    var functions = Files.createDirectory(folder.resolve("functions"));
    zip(functions.resolve("orders.zip"), app.resolve("package-lock.json"));
    var settings =
        settings(
            folder.resolve("data"),
            new Watch.WatchedFolder(app),
            new Watch.WatchedFunctions(functions));
    try (var server = RunningServer.start(settings)) {
      until("both have findings", () -> resourceTypes(server).size() == 2);

      server.client().disable(r -> r.resourceTypes(ResourceScanType.EC2));
      until(
          "what is on the folder is gone",
          () -> resourceTypes(server).equals(Set.of("AWS_LAMBDA_FUNCTION")));
      until("and its coverage", () -> server.coverage().equals(List.of("ACTIVE SUCCESSFUL")));
      assertThat(statuses(server)).containsExactly(FindingStatus.ACTIVE);
      assertThat(server.upload(SentInventory.ofEmptyHost()).body()).contains("EC2 scanning is off");

      server.client().enable(r -> r.resourceTypes(ResourceScanType.EC2));
      until("both have findings again", () -> resourceTypes(server).size() == 2);
      assertThat(statuses(server)).containsExactly(FindingStatus.ACTIVE);
    }
  }

  private static Set<String> resourceTypes(RunningServer server) {
    return server.findings().stream()
        .flatMap(finding -> finding.resources().stream())
        .map(resource -> resource.typeAsString())
        .collect(Collectors.toSet());
  }

  @Test
  void functionThatWasNeverReadableIsInTheCoverageUntilItIs() throws Exception {
    var archive = Files.writeString(disk.resolve("orders.zip"), "no archive");
    try (var server =
        RunningServer.start(settings(folder.resolve("data"), new Watch.WatchedFunctions(disk)))) {
      until("coverage says so", () -> server.coverage().equals(List.of("INACTIVE NO_INVENTORY")));
      assertThat(server.client().listCoverage(r -> {}).coveredResources())
          .singleElement()
          .satisfies(row -> assertThat(row.resourceId()).endsWith(":function:orders:$LATEST"))
          .satisfies(row -> assertThat(row.lastScannedAt()).isNull());

      // Once another shows, a second round has met the first.
      var other = Files.writeString(disk.resolve("prices.zip"), "no archive");
      until("both are there", () -> server.coverage().size() == 2);
      assertThat(server.coverage())
          .containsExactly("INACTIVE NO_INVENTORY", "INACTIVE NO_INVENTORY");
      Files.delete(other);

      zip(archive, app.resolve("package-lock.json"));
      until("it is read", () -> server.coverage().equals(List.of("ACTIVE SUCCESSFUL")));
      assertThat(statuses(server)).containsExactly(FindingStatus.ACTIVE);

      Files.writeString(archive, "no archive");
      until(
          "coverage says so", () -> server.coverage().equals(List.of("INACTIVE STALE_INVENTORY")));
      assertThat(statuses(server)).containsExactly(FindingStatus.ACTIVE);
    }
  }

  private static void zip(Path archive, Path file) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("package-lock.json"));
      zip.write(Files.readAllBytes(file));
    }
  }

  private static List<FindingStatus> statuses(RunningServer server) {
    return server.findings().stream().map(f -> f.status()).distinct().toList();
  }
}
