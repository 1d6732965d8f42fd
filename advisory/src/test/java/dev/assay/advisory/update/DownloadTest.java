package dev.assay.advisory.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.advisory.FeedException;
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
import java.util.List;
import java.util.Queue;
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
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/all.zip");
    return new Download(CLOCK, 3, Duration.ofMillis(1)).fetch(address, folder.resolve("all.zip"));
  }

  private String content() throws IOException {
    return Files.readString(folder.resolve("all.zip"));
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
