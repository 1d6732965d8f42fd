package dev.assay.inventory.source.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.assay.inventory.sample.Pack;
import dev.assay.inventory.sample.SampleImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A registry in this process that also does what real ones do only on bad days.
final class LocalRegistry implements AutoCloseable {
  /// How it wants to be signed in to.
  enum Access {
    OPEN,
    BASIC,
    TOKEN
  }

  private final HttpServer server;
  private final HttpServer storage;
  private final Map<String, byte[]> manifests = new HashMap<>();
  private final Map<String, byte[]> blobs = new HashMap<>();
  private final Access access;
  private final AtomicInteger breaks = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private boolean redirecting;

  /// `Authorization` headers that reached the storage host.
  final List<String> leaked = new CopyOnWriteArrayList<>();

  /// `Range` headers that arrived.
  final List<String> ranges = new CopyOnWriteArrayList<>();

  LocalRegistry(Access access) throws IOException {
    this.access = access;
    this.server = start(this::registry);
    this.storage = start(this::storage);
  }

  private static HttpServer start(HttpHandler handler) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  String name(String repositoryAndTag) {
    return "127.0.0.1:" + server.getAddress().getPort() + "/" + repositoryAndTag;
  }

  LocalRegistry with(String tag, SampleImage image) {
    manifests.put(tag, image.manifest());
    image.contents().forEach(blobs::put);
    return this;
  }

  LocalRegistry manifest(String tag, byte[] bytes) {
    manifests.put(tag, bytes);
    blobs.put(Pack.digest(bytes), bytes);
    return this;
  }

  LocalRegistry blob(String digest, byte[] bytes) {
    blobs.put(digest, bytes);
    return this;
  }

  LocalRegistry redirecting() {
    redirecting = true;
    return this;
  }

  /// The next blobs break off in their middle.
  LocalRegistry breaking(int times) {
    breaks.set(times);
    return this;
  }

  /// The next requests are refused for the time being.
  LocalRegistry busy(int times) {
    busy.set(times);
    return this;
  }

  private void registry(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/token")) {
        token(exchange);
      } else if (busy.getAndDecrement() > 0) {
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(429, -1);
      } else if (!isAllowed(exchange)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", challenge());
        exchange.sendResponseHeaders(401, -1);
      } else {
        serve(exchange, path);
      }
    }
  }

  private String challenge() {
    return access == Access.BASIC
        ? "Basic realm=\"here\""
        : "Bearer realm=\"http://%s\",service=\"reg, istry\",scope=\"repository:team/app:pull\""
            .formatted(name("token"));
  }

  private boolean isAllowed(HttpExchange exchange) {
    var sent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    return switch (access) {
      case OPEN -> true;
      case BASIC -> sent.equals(Optional.of(basic()));
      case TOKEN -> sent.equals(Optional.of("Bearer t0ken"));
    };
  }

  private static String basic() {
    return "Basic "
        + Base64.getEncoder().encodeToString("ann:s:cret".getBytes(StandardCharsets.UTF_8));
  }

  private static void token(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    boolean asked = query.equals("service=reg, istry&scope=repository:team/app:pull");
    boolean known = basic().equals(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body = "{\"expires_in\":60,\"token\":\"t0ken\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(asked && known ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
  }

  private void serve(HttpExchange exchange, String path) throws IOException {
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("/v2/team/app/manifests/" + last)) {
      send(exchange, manifests.getOrDefault(last, blobs.getOrDefault(last, new byte[0])));
    } else if (redirecting) {
      var target = URI.create("http://127.0.0.1:" + storage.getAddress().getPort() + "/" + last);
      exchange.getResponseHeaders().add("Location", target.toString());
      exchange.sendResponseHeaders(307, -1);
    } else {
      send(exchange, blobs.getOrDefault(last, new byte[0]));
    }
  }

  private void storage(HttpExchange exchange) throws IOException {
    try (exchange) {
      leaked.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
      send(
          exchange,
          blobs.getOrDefault(exchange.getRequestURI().getPath().substring(1), new byte[0]));
    }
  }

  private void send(HttpExchange exchange, byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    int from = 0;
    var range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
    if (range.isPresent()) {
      ranges.add(range.get());
      from = Integer.parseInt(range.get().substring("bytes=".length()).replace("-", ""));
    }
    byte[] part = Arrays.copyOfRange(bytes, from, bytes.length);
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, part.length);
    boolean layer = from > 0 || part.length > 4_000;
    int count = layer && breaks.getAndDecrement() > 0 ? part.length / 2 : part.length;
    exchange.getResponseBody().write(part, 0, count);
    if (count == part.length) {
      exchange.getResponseBody().close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    storage.stop(0);
  }
}
