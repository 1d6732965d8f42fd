package dev.assay.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Something that answers HTTP, well or badly, and keeps what it was sent.
final class RecordingServer implements AutoCloseable {
  // The key pair of AWS's own examples.
  static final String KEY = "AKIDEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  final List<Received> received = new ArrayList<>();
  int status;
  String answer;
  private final HttpServer server;

  /// @param body one character for each byte
  record Received(String method, String path, Map<String, String> headers, String body) {}

  RecordingServer(int status, String answer) throws IOException {
    this.status = status;
    this.answer = answer;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Runs a command that asks this server, with the key.
  Shell.Run ask(Path folder, String... command) {
    var line = new ArrayList<>(List.of(command));
    line.addAll(List.of("--server", address()));
    return new Shell(folder)
        .with("AWS_ACCESS_KEY_ID", KEY)
        .with("AWS_SECRET_ACCESS_KEY", SECRET)
        .run(line.toArray(String[]::new));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            headers,
            new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1)));
    var body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /// The signature is the one that the IAM user guide's rules give.
  static void assertSigned(Received request, String region) throws Exception {
    var header = request.headers().getOrDefault("Authorization", "");
    var scope = "20261123/" + region + "/inspector2/aws4_request";
    assertThat(header).startsWith("AWS4-HMAC-SHA256 Credential=" + KEY + "/" + scope + ", ");
    var names = List.of(between(header, "SignedHeaders=", ",").split(";", -1));
    assertThat(names).contains("host", "x-amz-date", "x-amz-content-sha256", "content-type");
    var signed =
        new SignatureOracle.Signed(request.method(), request.path(), names, request.body(), scope);
    assertThat(between(header + ",", "Signature=", ","))
        .isEqualTo(
            SignatureOracle.signature(
                SECRET,
                request.headers().getOrDefault("X-Amz-Date", ""),
                signed,
                name -> request.headers().getOrDefault(name, "")));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
