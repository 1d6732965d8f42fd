package dev.assay.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.inventory.RegistryAccess;
import dev.assay.inventory.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WatchedRepositoryTest {
  private static final RegistryAccess PLAIN_HTTP = new RegistryAccess("", "", true);
  private static final String BASE = "/v2/team/app/";

  private final Discovery discovery = new Discovery();
  private final Map<String, String> manifests = new ConcurrentSkipListMap<>();
  private HttpServer registry;

  @BeforeEach
  void start() throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext("/", this::answer);
    registry.start();
    manifests.put("1.0", manifest("a"));
    manifests.put("2.0", manifest("b"));
  }

  @AfterEach
  void stop() {
    registry.stop(0);
  }

  @Test
  void everyTagIsATarget() throws Exception {
    assertThat(discovery.look(watch()).targets())
        .extracting(DiscoveredTarget::target)
        .containsExactly(image("1.0"), image("2.0"));
  }

  @Test
  void tagsThatAreNamedAreTheOnlyOnes() throws Exception {
    assertThat(discovery.look(watch("2.0")).targets())
        .extracting(DiscoveredTarget::target)
        .containsExactly(image("2.0"));
  }

  @Test
  void tagThatIsMissingIsSaidAndTheOthersAreThere() throws Exception {
    var look = discovery.look(watch("1.0", "3.0"));
    assertThat(look.targets()).extracting(DiscoveredTarget::target).containsExactly(image("1.0"));
    assertThat(look.missing()).containsExactly("registry " + repository() + ":3.0");
  }

  @Test
  void repositoryThatIsMissingIsNotTakenForMissingTags() {
    var watch = new Watch.WatchedRepository(repository() + "-missing", List.of("1.0"), PLAIN_HTTP);
    assertThatThrownBy(() -> discovery.look(watch)).isInstanceOf(DiscoveryException.class);
  }

  @Test
  void movedTagChangesItsFingerprintAndNoOther() throws Exception {
    var before = discovery.look(watch()).targets();
    assertThat(discovery.look(watch()).targets()).isEqualTo(before);

    manifests.put("2.0", manifest("c"));
    var after = discovery.look(watch()).targets();

    assertThat(after).hasSize(2);
    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(1).key()).isEqualTo(before.get(1).key());
    assertThat(after.get(1).fingerprint()).isNotEqualTo(before.get(1).fingerprint());
  }

  @Test
  void tagThatIsDeletedIsNoTargetAnyMore() throws Exception {
    manifests.remove("1.0");
    assertThat(discovery.look(watch()).targets())
        .extracting(DiscoveredTarget::target)
        .containsExactly(image("2.0"));
  }

  @Test
  void registryThatIsUnreachableIsReportedByName() {
    var watch = watch();
    registry.stop(0);
    assertThatThrownBy(() -> discovery.look(watch))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining(repository());
  }

  @Test
  void repositoryThatIsMissingIsNoEmptyRepository() {
    var watch = new Watch.WatchedRepository(repository() + "-missing", List.of(), PLAIN_HTTP);
    assertThatThrownBy(() -> discovery.look(watch))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("app-missing");
  }

  private Watch.WatchedRepository watch(String... tags) {
    return new Watch.WatchedRepository(repository(), List.of(tags), PLAIN_HTTP);
  }

  private Target image(String tag) {
    return new Target.RegistryImage(repository() + ":" + tag, "", PLAIN_HTTP);
  }

  private String repository() {
    return "127.0.0.1:" + registry.getAddress().getPort() + "/team/app";
  }

  /// OCI distribution specification 1.1: "Listing Tags" and "Pulling manifests".
  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.equals(BASE + "tags/list")) {
      var tags =
          manifests.keySet().stream()
              .map(tag -> "\"" + tag + "\"")
              .collect(Collectors.joining(",", "[", "]"));
      answer(exchange, 200, "{\"name\":\"team/app\",\"tags\":" + tags + "}");
      return;
    }
    var tag = path.startsWith(BASE + "manifests/") ? path.substring(path.lastIndexOf('/') + 1) : "";
    var manifest = manifests.getOrDefault(tag, "");
    if (manifest.isEmpty()) {
      answer(exchange, 404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\"}]}");
    } else {
      answer(exchange, 200, manifest);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String manifest(String config) {
    return """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[],
         "config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":2,
          "digest":"sha256:%s"}}
        """
        .formatted(config.repeat(64));
  }
}
