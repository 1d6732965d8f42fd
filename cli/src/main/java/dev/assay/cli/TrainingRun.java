package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.cli.engine.StageEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Runs the common commands once on a few small files, so that the JDK can record which classes and
/// methods they need. The launcher starts it after each build with `-XX:AOTCacheOutput`.
public final class TrainingRun {

  private static final int BLOCK = 512; // of a tar archive, POSIX.1-1988

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
          "var/lib/dpkg/info/libssl3.list",
          "/usr\n/usr/lib/libssl.so.3\n",
          "app/package-lock.json",
          """
          {"name":"a","lockfileVersion":3,"packages":{"":{},
           "node_modules/lodash":{"version":"4.17.11"}}}
          """,
          "app/node_modules/minimist/package.json",
          "{\"name\":\"minimist\",\"version\":\"1.2.5\"}",
          "usr/lib/python3/dist-packages/requests-2.19.0.dist-info/METADATA",
          "Metadata-Version: 2.1\nName: requests\nVersion: 2.19.0\n\n");

  /// A source tree: one file for each way of reading, JSON, YAML, TOML, XML and lines.
  private static final Map<String, String> SOURCES =
      Map.of(
          "package-lock.json",
          """
          {"name":"a","lockfileVersion":3,"packages":{"":{},
           "node_modules/lodash":{"version":"4.17.11"}}}
          """,
          "pnpm-lock.yaml",
          "lockfileVersion: '6.0'\npackages:\n  /lodash@4.17.11:\n    dev: false\n",
          "Cargo.lock",
          """
          [[package]]
          name = "time"
          version = "0.1.43"
          source = "registry+https://github.com/rust-lang/crates.io-index"
          """,
          "composer.lock",
          "{\"packages\":[{\"name\":\"twig/twig\",\"version\":\"v1.44.0\"}]}",
          "pom.xml",
          """
          <project><artifactId>a</artifactId><dependencies><dependency><groupId>commons-io</groupId>
          <artifactId>commons-io</artifactId><version>2.6</version></dependency></dependencies></project>
          """,
          "go.mod",
          "module a\n\nrequire golang.org/x/text v0.3.5\n");

  private static final String ADVISORY =
      """
      {"id":"GHSA-jf85-cpcp-j695","modified":"2024-01-01T00:00:00Z","aliases":["CVE-2019-10744"],
       "published":"2019-07-10T00:00:00Z","summary":"Prototype Pollution in lodash",
       "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:H"}],
       "affected":[{"package":{"ecosystem":"npm","name":"lodash"},"ranges":[{"type":"SEMVER",
        "events":[{"introduced":"0"},{"fixed":"4.17.12"}]}]}]}
      """;

  private TrainingRun() {}

  /// Needs no arguments; prints the version.
  public static void main(String[] arguments) throws IOException {
    Main.run("version");
    var folder = Files.createTempDirectory("assay-training");
    try {
      var root = folder.resolve("root");
      write(FILES, root);
      var sources = folder.resolve("sources");
      write(SOURCES, sources);
      var image = folder.resolve("image.tar");
      Files.write(image, image());
      var bom = folder.resolve("bom.json");
      var data = folder.resolve("data").toString();
      var mirror = folder.resolve("mirror");
      writeAdvisories(mirror.resolve("osv/npm/all.zip"));
      run(folder, "--help");
      run(folder, "scan", "dir", root.toString(), "--data-dir", data); // with the starter set
      run(folder, "db", "update", "--from", mirror.toString(), "--data-dir", data);
      run(folder, "scan", "--help");
      for (String format : List.of("table", "json", "aws-json", "sarif", "cyclonedx", "plain")) {
        run(folder, "scan", "dir", root.toString(), "-o", format, "--data-dir", data);
      }
      run(folder, "sbom", "dir", root.toString(), "-o", "cyclonedx=" + bom);
      run(folder, "sbom", "dir", sources.toString(), "-o", "cyclonedx");
      run(folder, "scan", "dir", sources.toString(), "--data-dir", data);
      run(folder, "scan", "sbom", bom.toString(), "-o", "json", "--data-dir", data);
      run(folder, "scan", "archive", image.toString(), "-o", "json", "--data-dir", data);
      run(folder, "scan", "archive", image.toString(), "--data-dir", data); // from the layer cache
      run(folder, "explain", "CVE-2019-10744", "dir", root.toString(), "--data-dir", data);
      run(folder, "db", "status", "--data-dir", data);
    } finally {
      delete(folder);
    }
  }

  private static void write(Map<String, String> files, Path root) throws IOException {
    for (var file : files.entrySet()) {
      var path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /// A mirror of one record, so that commands open an index file and find something in it.
  private static void writeAdvisories(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("GHSA-jf85-cpcp-j695.json"));
      zip.write(ADVISORY.getBytes(UTF_8));
    }
  }

  private static void run(Path folder, String... command) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    var surroundings =
        new Surroundings(
            Map.of(),
            folder,
            Clock.systemUTC(),
            Terminal.ofProcess(),
            new Surroundings.Streams(InputStream.nullInputStream(), nowhere, nowhere),
            (data, offline) -> new StageEngine(data, Clock.systemUTC()));
    new Cli(surroundings).run(command);
  }

  /// A `docker save` archive with one gzip layer that holds the files.
  private static byte[] image() throws IOException {
    var layer = new ByteArrayOutputStream();
    for (var file : FILES.entrySet()) {
      add(layer, file.getKey(), file.getValue().getBytes(UTF_8));
    }
    layer.write(new byte[2 * BLOCK]);
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      layer.writeTo(gzip);
    }
    var configuration =
        """
        {"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}
        """
            .formatted(sha256(layer.toByteArray()));
    var archive = new ByteArrayOutputStream();
    add(archive, "layer.tar", packed.toByteArray());
    add(archive, "config.json", configuration.getBytes(UTF_8));
    var manifest =
        "[{\"Config\":\"config.json\",\"RepoTags\":[\"a:b\"],\"Layers\":[\"layer.tar\"]}]";
    add(archive, "manifest.json", manifest.getBytes(UTF_8));
    archive.write(new byte[2 * BLOCK]);
    return archive.toByteArray();
  }

  private static void add(ByteArrayOutputStream tar, String name, byte[] content)
      throws IOException {
    var header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, "%011o".formatted(content.length));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    header[156] = '0';
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte part : header) {
      sum += part & 0xff;
    }
    put(header, 148, "%06o\0".formatted(sum));
    tar.write(header);
    tar.write(content);
    tar.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
