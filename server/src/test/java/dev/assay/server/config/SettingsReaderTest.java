package dev.assay.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.api.RequestRate;
import dev.assay.api.UsagePrices;
import dev.assay.coverage.UsageType;
import dev.assay.discovery.Watch;
import dev.assay.finding.SeverityProfile;
import dev.assay.inventory.RegistryAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsReaderTest {

  @TempDir private Path folder;

  @Test
  void defaultsWatchThisHostOnLoopback() {
    var settings = SettingsReader.read(Map.of(), Map.of(), Optional.empty());

    assertThat(settings.dataDir()).isEqualTo(Path.of("assay-data").toAbsolutePath());
    assertThat(settings.listen()).isEqualTo(new ServerSettings.Listen("127.0.0.1", 8080));
    assertThat(settings.account()).isEqualTo(new ServerSettings.Account("us-east-1", ""));
    assertThat(settings.database()).isEqualTo(ServerSettings.Store.embedded());
    assertThat(settings.watches()).containsExactly(new Watch.ThisHost(Path.of("/")));
    assertThat(settings.schedule())
        .isEqualTo(
            new ServerSettings.Schedule(
                Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofMinutes(15)));
    assertThat(settings.largestUpload()).isEqualTo(256L << 20);
    assertThat(settings.advisories())
        .isEqualTo(new ServerSettings.AdvisorySettings("", Map.of(), Duration.ofHours(6), false));
  }

  @Test
  void everyKeyCanBeSetInTheFile() throws IOException {
    var file =
        write(
            """
            data-dir: /srv/assay
            listen: 0.0.0.0:9000
            region: eu-west-1
            account-id: "123456789012"
            database-url: jdbc:postgresql://db/assay
            database-user: assay
            database-password-file: %1$s/password
            watch:
              - host: /
              - folder: %1$s
              - image: %1$s
              - function: %1$s
              - network: %1$s
              - registry: registry.example/team/app
                tags: [stable, "1.4"]
                user: reader
                password-file: %1$s/password
                plain-http: true
            scan:
              interval: 90s
              full-interval: 2d
              timeout: 5m
            advisories:
              mirror: %1$s
              mirrors:
                osv: http://mirror/osv
              refresh: 1h
              offline: true
            uploads:
              max-size: 1GiB
            network:
              severity: assay
            free-trial: 30d
            limits:
              query-time: 3s
              filters: 40
              requests-per-second: 10
              request-burst: 20
            prices:
              ec2-instance: 1.5
              ec2-agentless-instance: 2
              ecr-initial-scan: 0.1
              ecr-rescan: 0
              lambda-function: 0.25
              lambda-function-code: 0.5
            reports:
              folder: %1$s
              s3-endpoint: https://s3.example
              s3-region: eu-west-2
              s3-path-style: true
              keep: 30d
            """
                .formatted(folder));
    Files.writeString(folder.resolve("password"), "s3cret\n");

    var settings = SettingsReader.read(Map.of(), Map.of(), Optional.of(file));

    assertThat(settings)
        .isEqualTo(
            new ServerSettings(
                Path.of("/srv/assay"),
                new ServerSettings.Listen("0.0.0.0", 9000),
                new ServerSettings.Account("eu-west-1", "123456789012"),
                new ServerSettings.Store("jdbc:postgresql://db/assay", "assay", "s3cret"),
                List.of(
                    new Watch.ThisHost(Path.of("/")),
                    new Watch.WatchedFolder(folder),
                    new Watch.WatchedImage(folder),
                    new Watch.WatchedFunctions(folder),
                    new Watch.WatchedNetwork(folder),
                    new Watch.WatchedRepository(
                        "registry.example/team/app",
                        List.of("stable", "1.4"),
                        new RegistryAccess("reader", "s3cret", true))),
                new ServerSettings.Schedule(
                    Duration.ofSeconds(90), Duration.ofDays(2), Duration.ofMinutes(5)),
                new ServerSettings.AdvisorySettings(
                    folder.toString(),
                    Map.of("osv", URI.create("http://mirror/osv")),
                    Duration.ofHours(1),
                    true),
                1L << 30,
                SeverityProfile.ASSAY,
                Duration.ofDays(30),
                new UsagePrices(
                    Map.of(
                        UsageType.EC2_INSTANCE_HOURS, 1.5,
                        UsageType.EC2_AGENTLESS_INSTANCE_HOURS, 2.0,
                        UsageType.ECR_INITIAL_SCAN, 0.1,
                        UsageType.ECR_RESCAN, 0.0,
                        UsageType.LAMBDA_FUNCTION_HOURS, 0.25,
                        UsageType.LAMBDA_FUNCTION_CODE_HOURS, 0.5)),
                new ServerSettings.Limits(Duration.ofSeconds(3), 40, new RequestRate(10, 20)),
                new ServerSettings.Reports(
                    Optional.of(folder),
                    Optional.of(URI.create("https://s3.example")),
                    "eu-west-2",
                    true,
                    Duration.ofDays(30))));
  }

  @Test
  void flagsBeatEnvironmentAndEnvironmentBeatsFile() throws IOException {
    var file = write("region: eu-west-1\nlisten: 127.0.0.1:1\nscan.interval: 2m\n");
    var settings =
        SettingsReader.read(
            Map.of("listen", "127.0.0.1:3"),
            Map.of("ASSAY_LISTEN", "127.0.0.1:2", "ASSAY_SCAN_INTERVAL", "3m"),
            Optional.of(file));

    assertThat(settings.listen().port()).isEqualTo(3);
    assertThat(settings.schedule().interval()).isEqualTo(Duration.ofMinutes(3));
    assertThat(settings.account().region()).isEqualTo("eu-west-1");
  }

  @Test
  void allProblemsAreReportedTogetherWithTheirLines() throws IOException {
    var file =
        write(
            """
            listn: 127.0.0.1:8080
            scan:
              interval: soon
            watch:
              - hosts: /
              - folder: /does/not/exist
            """);

    var refused =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                SettingsReader.read(
                    Map.of("listen", "127.0.0.1:99999"), Map.of(), Optional.of(file)));

    assertThat(refused.problems())
        .containsExactlyInAnyOrder(
            file + ":1: listn: not known; did you mean listen?",
            file
                + ":5: watch: each entry names one of host, folder, image, registry, function, network",
            file + ":6: watch.folder: /does/not/exist does not exist",
            "--listen: a port from 0 to 65535 is expected",
            file + ":3: scan.interval: a duration such as 90s, 5m, 6h or 2d is expected");
  }

  @Test
  void databaseAddressAndPasswordAreCheckedBeforeAnythingStarts() {
    var refused =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                SettingsReader.read(
                    Map.of(),
                    Map.of(
                        "ASSAY_DATABASE_URL", "mysql://root:s3cret@db/assay",
                        "ASSAY_DATABASE_PASSWORD_FILE", "/does/not/exist"),
                    Optional.empty()));

    assertThat(refused.problems())
        .containsExactlyInAnyOrder(
            "ASSAY_DATABASE_URL: a URL such as postgresql://host/database or"
                + " jdbc:postgresql://host/database is expected",
            "ASSAY_DATABASE_PASSWORD_FILE: the file cannot be read: /does/not/exist");
  }

  @Test
  void brokenYamlIsReportedWithItsLine() throws IOException {
    var file = write("region: eu-west-1\nwatch: [\n");

    var refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> SettingsReader.read(Map.of(), Map.of(), Optional.of(file)));

    assertThat(refused.problems()).singleElement().asString().startsWith(file + ":3: no YAML");
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(
            new ServerSettings.Store("jdbc:postgresql://db/assay?password=s3cret", "a", "s3cret"))
        .hasToString("Store[url=set]");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("assay.yaml"), yaml);
  }
}
