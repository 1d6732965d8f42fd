package dev.assay.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.api.UsagePrices;
import dev.assay.database.TestDataFolder;
import dev.assay.discovery.Watch;
import dev.assay.finding.SeverityProfile;
import dev.assay.server.config.ServerSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.Finding;

/// The whole service in this process, over the embedded database and the starter set, as its users
/// see it: a ready file, an address, an API.
final class RunningServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE = Duration.ofMillis(50).toNanos();

  private final FutureTask<Integer> run;
  private final Thread thread;
  private final URI endpoint;
  private final AwsBasicCredentials credentials;
  private final Inspector2Client client;

  private RunningServer(
      FutureTask<Integer> run, Thread thread, URI endpoint, AwsBasicCredentials credentials) {
    this.run = run;
    this.thread = thread;
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.client =
        Inspector2Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /// What is watched every second, and where everything is kept.
  static ServerSettings settings(Path data, Watch... watches) {
    return new ServerSettings(
        data,
        new ServerSettings.Listen("127.0.0.1", 0),
        new ServerSettings.Account("us-east-1", "123456789012"),
        ServerSettings.Store.embedded(),
        List.of(watches),
        new ServerSettings.Schedule(
            Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofMinutes(1)),
        new ServerSettings.AdvisorySettings("", Map.of(), Duration.ofHours(6), true),
        16 << 20,
        SeverityProfile.INSPECTOR,
        Duration.ofDays(15),
        UsagePrices.INITIAL,
        ServerSettings.Limits.NONE,
        ServerSettings.Reports.initial("us-east-1"));
  }

  /// A first start, whose credentials the ready file tells. Its database has been made beforehand.
  static RunningServer start(ServerSettings settings) throws Exception {
    TestDataFolder.make(settings.dataDir());
    return startAsIs(settings);
  }

  /// On the data folder as it is: where there is none, a first start as users see it.
  static RunningServer startAsIs(ServerSettings settings) throws Exception {
    return start(settings, Optional.empty());
  }

  private static RunningServer start(ServerSettings settings, Optional<AwsBasicCredentials> known)
      throws Exception {
    var ready = Files.createTempDirectory("ready").resolve("ready.json");
    var console = new Console(new PrintStream(new ByteArrayOutputStream(), false, UTF_8));
    var run = new FutureTask<>(() -> AssayServer.run(settings, Optional.of(ready), console));
    var thread = Thread.ofPlatform().name("server under test").start(run);
    until("the server is ready", () -> run.isDone() || Files.exists(ready));
    if (run.isDone()) {
      run.get();
    }
    var access = access(ready);
    Files.delete(ready);
    Files.delete(ready.getParent());
    var credentials =
        known.orElseGet(
            () ->
                AwsBasicCredentials.create(
                    access.getOrDefault("accessKeyId", ""),
                    access.getOrDefault("secretAccessKey", "")));
    return new RunningServer(
        run, thread, URI.create(access.getOrDefault("endpoint", "")), credentials);
  }

  /// Stops this one and starts another with other settings and the same credentials.
  RunningServer restarted(ServerSettings settings) throws Exception {
    close();
    return start(settings, Optional.of(credentials));
  }

  URI endpoint() {
    return endpoint;
  }

  AwsBasicCredentials credentials() {
    return credentials;
  }

  Inspector2Client client() {
    return client;
  }

  /// Status code and reason of every covered resource.
  List<String> coverage() {
    return client.listCoverage(r -> {}).coveredResources().stream()
        .map(row -> row.scanStatus().statusCode() + " " + row.scanStatus().reason())
        .toList();
  }

  List<Finding> findings() {
    return client.listFindingsPaginator(all -> {}).findings().stream().toList();
  }

  /// Sends an inventory, as `assay` does for a host.
  HttpResponse<String> upload(byte[] body) throws IOException, InterruptedException {
    return post("inspector2", "/assay/v1/inventories", body);
  }

  /// A signed call that no client of AWS knows, or one that has to be malformed.
  HttpResponse<String> post(String service, String path, byte[] body)
      throws IOException, InterruptedException {
    var url = URI.create(endpoint + path);
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(credentials)
                        .request(
                            SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(url).build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"));
    var request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signed
        .request()
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equals("Host")) {
                request.header(name, values.getFirst());
              }
            });
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /// The status code of such a call.
  int status(String service, String path, String body) throws IOException, InterruptedException {
    return post(service, path, body.getBytes(UTF_8)).statusCode();
  }

  /// The same server for somebody else.
  Somebody as(AwsBasicCredentials others) {
    return new Somebody(new RunningServer(run, thread, endpoint, others));
  }

  /// Another caller, who does not stop the server in the end.
  record Somebody(RunningServer server) implements AutoCloseable {
    HttpResponse<String> post(String service, String path, byte[] body)
        throws IOException, InterruptedException {
      return server.post(service, path, body);
    }

    HttpResponse<String> upload(byte[] body) throws IOException, InterruptedException {
      return server.upload(body);
    }

    int status(String service, String path, String body) throws IOException, InterruptedException {
      return server.status(service, path, body);
    }

    @Override
    public void close() {
      server.client.close();
    }
  }

  /// Asks until it is so; a minute's half is more than any of it takes.
  static void until(String what, BooleanSupplier isSo) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        fail("waited " + PATIENCE.toSeconds() + " s in vain until " + what);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  @Override
  public void close() {
    client.close();
    thread.interrupt();
    until("the server has stopped", run::isDone);
  }

  private static Map<String, String> access(Path ready) throws IOException {
    var values = new TreeMap<String, String>();
    try (var json = new JsonFactory().createParser(Files.readString(ready))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          values.put(json.currentName(), json.getText());
        }
      }
    }
    return values;
  }
}
