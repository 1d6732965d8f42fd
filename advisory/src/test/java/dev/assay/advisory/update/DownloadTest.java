package dev.assay.advisory.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.advisory.FeedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from a real server that answers as told.
final class DownloadTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final HttpServer server = newServer();

  /// One answer of the server.
  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s"
                  .formatted(
                      exchange.getRequestHeaders().getFirst("If-None-Match"),
                      exchange.getRequestHeaders().getFirst("Range")));
          try (exchange) {
            answers.remove().give(exchange);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void unchangedFileIsNotSentAgain() throws Exception {
    answers.add(ok("one", "\"a\""));
    answers.add(status(304));
    assertThat(fetch()).isTrue();
    assertThat(fetch()).isFalse();
    assertThat(asked).containsExactly("null null", "\"a\" null");
    assertThat(content()).isEqualTo("one");
  }

  @Test
  void brokenDownloadGoesOnWhereItStopped() throws Exception {
    answers.add(brokenAfter("hello ", 11, "\"v\""));
    answers.add(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Range", "bytes 6-10/11");
          exchange.getResponseHeaders().add("ETag", "\"v\"");
          send(exchange, 206, "world");
        });
    assertThat(fetch()).isTrue();
    assertThat(asked).containsExactly("null null", "null bytes=6-");
    assertThat(content()).isEqualTo("hello world");
  }

  @Test
  void fileThatChangedMeanwhileIsTakenFromTheStart() throws Exception {
    answers.add(brokenAfter("old ", 11, "\"v1\""));
    answers.add(ok("new text", "\"v2\""));
    assertThat(fetch()).isTrue();
    assertThat(content()).isEqualTo("new text");
  }

  @Test
  void busyServerIsAskedAgain() throws Exception {
    answers.add(
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "0");
          send(exchange, 429, "");
        });
    answers.add(status(503));
    answers.add(ok("at last", "\"a\""));
    assertThat(fetch()).isTrue();
    assertThat(content()).isEqualTo("at last");
  }

  @Test
  void damagedBodyNeverReplacesAGoodOne() throws Exception {
    byte[] good = zip("CVE-2024-0001.json", "{}");
    answers.add(bytes(good, "\"a\""));
    assertThat(fetch("all.zip")).isTrue();
    byte[] flipped = good.clone();
    flipped[49] ^= 1;
    for (byte[] damaged :
        List.of(flipped, Arrays.copyOf(good, 60), "<html>".getBytes(StandardCharsets.UTF_8))) {
      answers.add(bytes(damaged, "\"b\""));
      answers.add(bytes(damaged, "\"b\""));
      answers.add(bytes(damaged, "\"b\""));
      assertThatThrownBy(() -> fetch("all.zip"))
          .isInstanceOf(FeedException.class)
          .hasMessageContaining("damaged");
      assertThat(folder.resolve("all.zip")).hasBinaryContent(good);
    }
    answers.add(status(304));
    assertThat(fetch("all.zip")).isFalse();
    assertThat(asked).last().isEqualTo("\"a\" null");
  }

  @Test
  void jsonThatIsCutOffIsDamaged() throws Exception {
    answers.add(ok("{\"vulnerabilities\": [{\"cveID\"", "\"a\""));
    answers.add(ok("{\"vulnerabilities\": []}", "\"a\""));
    assertThat(fetch("kev.json")).isTrue();
    assertThat(folder.resolve("kev.json")).hasContent("{\"vulnerabilities\": []}");
  }

  @Test
  void missingFileIsNotAskedForAgainAndTheOldOneStays() throws Exception {
    answers.add(ok("one", "\"a\""));
    answers.add(status(404));
    assertThat(fetch()).isTrue();
    assertThatThrownBy(this::fetch).isInstanceOf(FeedException.class).hasMessageContaining("404");
    assertThat(content()).isEqualTo("one");
  }

  @Test
  void serverThatStaysBrokenIsGivenUp() {
    for (int i = 0; i < 3; i++) {
      answers.add(status(500));
    }
    assertThatThrownBy(this::fetch).hasMessageContaining("answered 500");
    assertThat(asked).hasSize(3);
  }

  @Test
  void retryAfterMayBeADate() {
    assertThat(RetryAfter.parse("Tue, 3 Feb 2026 04:06:06 GMT", CLOCK))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(RetryAfter.parse("7", CLOCK)).isEqualTo(Duration.ofSeconds(7));
    assertThat(RetryAfter.parse("soon", CLOCK)).isEqualTo(Duration.ZERO);
  }

  private boolean fetch() throws IOException, InterruptedException {
    return fetch("list.txt");
  }

  private boolean fetch(String name) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    return new Download(CLOCK, 3, Duration.ofMillis(1)).fetch(address, folder.resolve(name));
  }

  private String content() throws IOException {
    return Files.readString(folder.resolve("list.txt"));
  }

  private static byte[] zip(String name, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Answer bytes(byte[] body, String etag) {
    return exchange -> {
      exchange.getResponseHeaders().add("ETag", etag);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    };
  }

  private static Answer ok(String text, String etag) {
    return exchange -> {
      exchange.getResponseHeaders().add("ETag", etag);
      send(exchange, 200, text);
    };
  }

  private static Answer status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  private static Answer brokenAfter(String text, int promised, String etag) {
    return exchange -> {
      exchange.getResponseHeaders().add("ETag", etag);
      exchange.sendResponseHeaders(200, promised);
      exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
