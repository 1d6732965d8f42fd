package dev.assay.advisory.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.assay.advisory.Progress;
import dev.assay.advisory.UpdateSettings;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A text that names the file beside it, from a real server.
final class NamedSourceTest {
  @TempDir private Path folder = Path.of("");
  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final HttpServer server = newServer();

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body =
                files
                    .getOrDefault(exchange.getRequestURI().getPath(), "")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, Math.max(1, body.length));
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void fileIsFetchedThatTheTextNames() throws Exception {
    files.put("/vex/archive_latest.txt", "vex_2026-01-02.txt\n");
    files.put("/vex/vex_2026-01-02.txt", "documents");
    assertThat(fetch()).isEmpty();
    assertThat(folder.resolve("named/all.txt")).hasContent("documents");
  }

  @Test
  void textThatLeadsElsewhereIsRefused() throws Exception {
    files.put("/vex/archive_latest.txt", "../../etc/passwd");
    assertThat(fetch()).singleElement().asString().contains("names no file");
    assertThat(Files.exists(folder.resolve("named/all.txt"))).isFalse();
  }

  private List<String> fetch() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("named"));
    Files.writeString(folder.resolve("named/kept"), "");
    var downloads = new Downloads(folder, Clock.systemUTC(), UpdateSettings.defaults());
    return downloads.fetchAll(
        List.of(new NamedFeed(server.getAddress().getPort())), Progress.none());
  }

  private record NamedFeed(int port) implements Feed {
    @Override
    public String name() {
      return "named";
    }

    @Override
    public String licence() {
      return "";
    }

    @Override
    public boolean reads(String path) {
      return false;
    }

    @Override
    public List<Source> sources() {
      var address = URI.create("http://127.0.0.1:" + port + "/vex/archive_latest.txt");
      return List.of(
          new Source("named", address, "named/all.txt", Source.Lookup.NAMED),
          Source.of("named", address.toString(), "named/again.txt"));
    }

    @Override
    public void read(FeedFile file, FactSink sink) {}
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
