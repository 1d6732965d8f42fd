package dev.assay.server;

import static dev.assay.server.RunningServer.settings;
import static dev.assay.server.RunningServer.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.discovery.Watch;
import dev.assay.inventory.InventoryJson;
import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.inspector2.model.Finding;
import software.amazon.awssdk.services.inspector2.model.FindingStatus;
import software.amazon.awssdk.services.inspector2.model.StringFilter;
import software.amazon.awssdk.services.inspector2.model.ValidationException;

final class AssayServerTest {
  private static final String LODASH = "app/node_modules/lodash/package.json";

  @TempDir private Path folder;
  private Path data;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    data = folder.resolve("data");
    root = folder.resolve("root");
    write("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian 12\"\n");
    write(
        "var/lib/dpkg/status",
        """
        Package: libssl3
        Status: install ok installed
        Architecture: amd64
        Source: openssl
        Version: 3.0.9-1

        """);
    write(LODASH, lodash("4.17.11"));
  }

  @Test
  void findingsOpenCloseAndReopenWithThePackagesThatCauseThem() throws Exception {
    try (var server = RunningServer.startAsIs(settings(data, new Watch.WatchedFolder(root)))) {
      until("lodash has findings", () -> !arns(server, "lodash", FindingStatus.ACTIVE).isEmpty());
      var lodash = arns(server, "lodash", FindingStatus.ACTIVE);
      var openssl = arns(server, "libssl3", FindingStatus.ACTIVE);
      assertThat(openssl).isNotEmpty();
      assertThat(server.findings())
          .extracting(finding -> finding.packageVulnerabilityDetails().vulnerabilityId())
          .contains("CVE-2019-10744");

      write(LODASH, lodash("4.17.21"));
      until("lodash is fixed", () -> arns(server, "lodash", FindingStatus.ACTIVE).isEmpty());
      assertThat(arns(server, "lodash", FindingStatus.CLOSED)).isEqualTo(lodash);
      assertThat(arns(server, "libssl3", FindingStatus.ACTIVE)).isEqualTo(openssl);

      write(LODASH, lodash("4.17.11"));
      until("lodash is back", () -> !arns(server, "lodash", FindingStatus.ACTIVE).isEmpty());
      assertThat(arns(server, "lodash", FindingStatus.ACTIVE)).isEqualTo(lodash);
      assertThat(arns(server, "lodash", FindingStatus.CLOSED)).isEmpty();
    }
  }

  @Test
  void targetThatIsGoneHasItsFindingsClosed() throws Exception {
    var functions = folder.resolve("functions");
    var archive = function(functions);
    try (var server = RunningServer.start(settings(data, new Watch.WatchedFunctions(functions)))) {
      until("lodash has findings", () -> !arns(server, "lodash", FindingStatus.ACTIVE).isEmpty());
      var lodash = arns(server, "lodash", FindingStatus.ACTIVE);

      Files.delete(archive);
      until("they are closed", () -> arns(server, "lodash", FindingStatus.ACTIVE).isEmpty());
      assertThat(arns(server, "lodash", FindingStatus.CLOSED)).isEqualTo(lodash);
    }
  }

  @Test
  void resourceOfTwoTargetsIsGoneWithTheLastOfThem() throws Exception {
    var first = folder.resolve("first");
    var second = folder.resolve("second");
    var firstArchive = function(first);
    var secondArchive = function(second);
    var watches =
        new Watch[] {
          new Watch.WatchedFunctions(first),
          new Watch.WatchedFunctions(second),
          new Watch.WatchedFolder(root)
        };
    try (var server = RunningServer.start(settings(data, watches))) {
      until("all are read", () -> !arns(server, "libssl3", FindingStatus.ACTIVE).isEmpty());

      Files.delete(firstArchive);
      // Once a second change of the folder shows, the round that missed the archive is over.
      write(LODASH, lodash("4.17.21"));
      until("one change", () -> !arns(server, "lodash", FindingStatus.CLOSED).isEmpty());
      write(LODASH, lodash("4.17.11"));
      until("another change", () -> arns(server, "lodash", FindingStatus.CLOSED).isEmpty());

      Files.delete(secondArchive);
      until("the function is gone", () -> !arns(server, "lodash", FindingStatus.CLOSED).isEmpty());
    }
  }

  private static Path function(Path home) throws IOException {
    var archive = Files.createDirectory(home).resolve("resize.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("package-lock.json"));
      zip.write(lock("4.17.11").getBytes(UTF_8));
    }
    return archive;
  }

  @Test
  void uploadOpensFindingsAndRestartKeepsAllAndDoublesNone() throws Exception {
    var settings = settings(data, new Watch.WatchedFolder(root));
    var server = RunningServer.start(settings);
    try {
      var first = server;
      until("lodash has findings", () -> !arns(first, "lodash", FindingStatus.ACTIVE).isEmpty());
      var answer = server.upload(elsewhere());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(answer.body()).contains("resourceId");
      // The answer means that the findings are there: nothing to wait for.
      assertThat(arns(server, "minimist", FindingStatus.ACTIVE)).isNotEmpty();
      var before = states(server);

      assertThatThrownBy(() -> RunningServer.startAsIs(settings).close())
          .rootCause()
          .hasMessageContaining("another server is using the data folder")
          .hasMessageContaining("stop it, or choose another folder");
      assertThat(states(server)).as("the refused one disturbed the running one").isEqualTo(before);

      server = server.restarted(settings);
      assertThat(states(server)).as("at once, before any scan").isEqualTo(before);

      var again = server;
      write(LODASH, lodash("4.17.21"));
      until("a round was made", () -> arns(again, "lodash", FindingStatus.ACTIVE).isEmpty());
      assertThat(again.findings()).hasSameSizeAs(before);
      assertThat(arns(again, "minimist", FindingStatus.ACTIVE)).isNotEmpty();
    } finally {
      server.close();
    }
  }

  @Test
  void pageTokenHoldsAfterARestart() throws Exception {
    var settings = settings(data, new Watch.WatchedFolder(root));
    var server = RunningServer.start(settings);
    try {
      var first = server;
      until("there are findings", () -> first.findings().size() > 2);
      var all = server.findings().stream().map(Finding::findingArn).toList();
      var page = server.client().listFindings(r -> r.maxResults(1));
      assertThat(page.findings()).extracting(Finding::findingArn).containsExactly(all.getFirst());

      server = server.restarted(settings);
      var again = server;
      var next = again.client().listFindings(r -> r.maxResults(1).nextToken(page.nextToken()));
      assertThat(next.findings()).extracting(Finding::findingArn).containsExactly(all.get(1));
      var critical = StringFilter.builder().comparison("EQUALS").value("CRITICAL").build();
      assertThatThrownBy(
              () ->
                  again
                      .client()
                      .listFindings(
                          r ->
                              r.nextToken(page.nextToken())
                                  .filterCriteria(f -> f.severity(critical))))
          .as("the token of another request")
          .isInstanceOf(ValidationException.class);
    } finally {
      server.close();
    }
  }

  @Test
  void uploadThatIsNoInventoryIsRefused() throws Exception {
    try (var server = RunningServer.start(settings(data))) {
      var answer = server.upload("{\"format\":\"something else\"}".getBytes(UTF_8));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("ValidationException").doesNotContain("Exception:");
      assertThat(server.findings()).isEmpty();
    }
  }

  private static byte[] elsewhere() throws IOException {
    var minimist =
        InstalledPackage.of(
            PackageType.NPM,
            "minimist",
            "1.2.5",
            PackageLocation.of("app/node_modules/minimist/package.json"));
    var out = new ByteArrayOutputStream();
    InventoryJson.write(
        new Inventory(
            new Artifact.Folder("laptop"),
            new OperatingSystem.Unidentified("no os-release file"),
            List.of(minimist),
            List.of()),
        out);
    return out.toByteArray();
  }

  private static Set<String> arns(RunningServer server, String name, FindingStatus status) {
    return server.findings().stream()
        .filter(finding -> finding.status() == status)
        .filter(
            finding ->
                finding.packageVulnerabilityDetails().vulnerablePackages().stream()
                    .anyMatch(found -> found.name().equals(name)))
        .map(Finding::findingArn)
        .collect(Collectors.toSet());
  }

  /// Every finding with what must survive a restart; a finding listed twice shows twice.
  private static List<String> states(RunningServer server) {
    return server.findings().stream()
        .map(f -> f.findingArn() + " " + f.status() + " " + f.firstObservedAt())
        .sorted()
        .toList();
  }

  private static String lodash(String version) {
    return "{\"name\":\"lodash\",\"version\":\"%s\"}".formatted(version);
  }

  private static String lock(String version) {
    return """
        {"name":"app","lockfileVersion":3,"packages":{"":{"name":"app"},
         "node_modules/lodash":{"version":"%s"}}}
        """
        .formatted(version);
  }

  /// At once, so that no scan sees half a file.
  private void write(String path, String content) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    var part = Files.writeString(folder.resolve("part"), content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
