package dev.assay.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.account.Role;
import dev.assay.api.http.ApiStatus;
import dev.assay.api.http.Caller;
import dev.assay.api.http.Dispatcher;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.http.HttpFront;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.inspector2.Inspector2Api;
import dev.assay.api.inspector2.Inspector2Operations;
import dev.assay.api.wire.ApiException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileRequestsTest {
  private static final long SEED = 20_261_123L;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void aDamagedBodyIsAnsweredWithAModelledError() throws IOException {
    var dispatcher = new Dispatcher<>(Inspector2Operations.SERVICE, new Inspector2Api() {});
    var samples = new ModelSamples("inspector2.json");
    var random = new Random(SEED);
    for (var operation : samples.operations()) {
      var input = operation.at("/input/shape").asText();
      for (int round = 0; round < 60; round++) {
        var body = damaged(samples.body(input, round).toString().getBytes(UTF_8), random);
        var path = operation.at("/http/requestUri").asText().replace("{resourceArn}", "a%2Fb");
        var request =
            new HttpRequest(
                operation.at("/http/method").asText(),
                path,
                "maxResults=x&a=%41",
                _ -> List.of(),
                body);
        assertThat(status(dispatcher, request))
            .as("%s with %s", input, new String(body, UTF_8))
            .isEqualTo(400);
      }
    }
  }

  @Test
  void aBodyNestedWithoutEndIsAnswered() {
    var dispatcher = new Dispatcher<>(Inspector2Operations.SERVICE, new Inspector2Api() {});
    var body = "{\"a\":".repeat(500_000).getBytes(UTF_8);
    assertThat(
            status(dispatcher, new HttpRequest("POST", "/findings/list", "", _ -> List.of(), body)))
        .isEqualTo(400);
  }

  @Test
  void aTextMadeToSlowDownItsPatternIsRefused() {
    var dispatcher = new Dispatcher<>(Inspector2Operations.SERVICE, new Inspector2Api() {});
    for (int length : List.of(400, 1_000_000)) {
      var text = "arn:" + ":ecr:".repeat(length) + "repository/" + "a.".repeat(length);
      var body = "{\"filter\":{\"resourceId\":\"" + text + "\"}}";
      var request =
          new HttpRequest("POST", "/cluster/get", "", _ -> List.of(), body.getBytes(UTF_8));
      assertThatThrownBy(() -> answer(dispatcher, request))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining(
              length == 400 ? "/filter/resourceId" : "length less than or equal to 2048");
    }
  }

  @Test
  void anAddressNobodyServesIsNotFound() {
    var dispatcher = new Dispatcher<>(Inspector2Operations.SERVICE, new Inspector2Api() {});
    for (var path : List.of("", "/", "/tags/", "/tags/a/b", "/findings/list/", "//findings/list")) {
      var request = new HttpRequest("POST", path, "", _ -> List.of(), new byte[0]);
      assertThat(status(dispatcher, request)).as(path).isEqualTo(404);
    }
  }

  @Test
  void randomBytesOnTheWireNeverFailTheServer() throws IOException {
    var random = new Random(SEED);
    try (var server = HttpFront.start("127.0.0.1", 0, TestApi.front(CLOCK))) {
      for (int round = 0; round < 300; round++) {
        var line = raw(server, damaged(REQUEST.getBytes(UTF_8), random));
        // Closing without an answer is right for what is no HTTP at all; 501 and 505 are HTTP's own
        // words for a method and a version nobody knows (RFC 9110 sections 15.6.2 and 15.6.6).
        assertThat(line).as("round %d", round).matches("|HTTP/1.1 ([1-4]\\d\\d|501|505)( .*)?");
      }
      assertThat(
              raw(
                  server,
                  "GET /health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".getBytes(UTF_8)))
          .isEqualTo("HTTP/1.1 200 OK");
      assertThat(
              raw(
                  server,
                  "POST /enable HTTP/1.1\r\nHost: h\r\nContent-Length: 8388609\r\n\r\n"
                      .getBytes(UTF_8)))
          .startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void theStatusTableSaysWhatIsServed() {
    assertThat(ApiStatus.markdown(Inspector2Operations.SERVICE, TestApi.class))
        .contains("| ListFindings | yes |", "| ListFilters | no |")
        .hasLineCount(77);
  }

  private static final String REQUEST =
      """
      POST /findings/list?a=%41 HTTP/1.1
      Host: h
      Connection: close
      X-Amz-Date: 20261123T120000Z
      Authorization: AWS4-HMAC-SHA256 Credential=AKIATESTTESTTESTTEST/20261123/eu-central-1/inspector2/aws4_request, SignedHeaders=host;x-amz-date, Signature=00
      Content-Length: 2

      {}"""
          .replace("\n", "\r\n");

  private static byte[] damaged(byte[] body, Random random) {
    var damaged = body.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  /// As a caller who may do everything: nobody else's body is read.
  private static HttpAnswer answer(Dispatcher<?> dispatcher, HttpRequest request) {
    return new Caller(TestApi.ACCOUNT, TestApi.KEY, Role.ADMINISTRATOR, "request")
        .run(() -> dispatcher.handle(request));
  }

  private static int status(Dispatcher<?> dispatcher, HttpRequest request) {
    try {
      return answer(dispatcher, request).status();
    } catch (ApiException e) {
      return e.status();
    }
  }

  private static String raw(HttpFront server, byte[] request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      var answer = new String(socket.getInputStream().readNBytes(200), ISO_8859_1);
      return answer.lines().findFirst().orElse("");
    }
  }
}
