package dev.assay.inventory.source.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inventory.TargetException;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          debian                      | registry-1.docker.io | library/debian | latest
          debian:12                   | registry-1.docker.io | library/debian | 12
          grafana/grafana:11.0        | registry-1.docker.io | grafana/grafana | 11.0
          docker.io/debian            | registry-1.docker.io | library/debian | latest
          ghcr.io/a/b/c:v1            | ghcr.io | a/b/c | v1
          localhost/a                 | localhost | a | latest
          localhost:5000/a:b          | localhost:5000 | a | b
          127.0.0.1:5000/team/app     | 127.0.0.1:5000 | team/app | latest
          """)
  void nameIsReadAsDockerDoes(String text, String host, String repository, String tag) {
    var name = ImageName.parse(text);
    assertThat(name.apiHost()).isEqualTo(host);
    assertThat(name.repository()).isEqualTo(repository);
    assertThat(name.reference()).isEqualTo(tag);
  }

  @Test
  void digestOutranksTag() {
    String digest = "sha256:" + "ab".repeat(32);
    assertThat(ImageName.parse("r.example/a:1@" + digest).reference()).isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UPPER/x",
        "a b",
        "r.example/",
        "a:",
        "a@sha256:12",
        "a/../b",
        "a?b",
        "a:x/y z"
      })
  void whatIsNoNameSaysSo(String text) {
    assertThatThrownBy(() -> ImageName.parse(text))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("is no image name");
  }

  @Test
  void onlyRealLoopbackAddressesAreTrustedWithoutTls() {
    assertThat(ImageName.parse("127.0.0.1:5000/a").isLoopback()).isTrue();
    assertThat(ImageName.parse("localhost/a").isLoopback()).isTrue();
    assertThat(ImageName.parse("127.evil.example/a").isLoopback()).isFalse();
    assertThat(ImageName.parse("localhost.evil.example/a").isLoopback()).isFalse();
  }

  @Test
  void proxyOfTheEnvironmentIsTaken() {
    var route =
        new ProxyRoute(
            Map.of("HTTPS_PROXY", "http://proxy.example:3128", "NO_PROXY", "corp.example,*.lan"));
    assertThat(route.select(URI.create("https://ghcr.io/v2/")).getFirst().toString())
        .contains("proxy.example")
        .contains("3128");
    assertThat(route.select(URI.create("https://r.corp.example/v2/")))
        .containsExactly(Proxy.NO_PROXY);
    assertThat(route.select(URI.create("https://r.lan/v2/"))).containsExactly(Proxy.NO_PROXY);
    assertThat(route.select(URI.create("http://ghcr.io/v2/"))).containsExactly(Proxy.NO_PROXY);
    assertThat(route.select(URI.create("https://127.0.0.1/v2/"))).containsExactly(Proxy.NO_PROXY);
  }
}
