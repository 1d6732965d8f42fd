package dev.assay.api.http;

import dev.assay.api.wire.ApiFault;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP server: Jetty with one virtual thread a request, in front of an [ApiFront].
public final class HttpFront implements AutoCloseable {
  private static final byte[] NO_BODY = {};
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final Server server;
  private final ServerConnector connector;

  private HttpFront(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /// Starts to listen; port 0 takes a free one.
  ///
  /// @throws IOException when the address cannot be listened on
  public static HttpFront start(String host, int port, ApiFront front) throws IOException {
    var pool = new QueuedThreadPool();
    pool.setName("http");
    pool.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    var server = new Server(pool);
    var connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    // Lets running requests end before the server stops.
    var graceful = new org.eclipse.jetty.server.handler.GracefulHandler();
    graceful.setHandler(new Adapter(front));
    server.setHandler(graceful);
    server.setStopTimeout(DRAIN.toMillis());
    server.setErrorHandler(HttpFront::refuse);
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("cannot listen on " + host + ":" + port, e);
    }
    return new HttpFront(server, connector);
  }

  /// The port that is listened on.
  public int port() {
    return connector.getLocalPort();
  }

  /// Stops: no new requests, running ones get five seconds.
  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the HTTP server did not stop", e);
    }
  }

  /// What is no request that anybody could be handed, such as one whose path has characters that no
  /// path has.
  private static boolean refuse(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    var reason =
        request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String told
            ? told
            : HttpStatus.getMessage(status);
    var fault =
        ApiFault.of(
            status,
            status < 500 ? "ValidationException" : "InternalServerException",
            "The request cannot be read: " + reason);
    send(ApiFront.error(fault, UUID.randomUUID().toString()), response, callback);
    return true;
  }

  private static void send(HttpAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    switch (answer.body()) {
      case HttpAnswer.Body.Bytes(var bytes) -> response.write(true, bytes, callback);
      case HttpAnswer.Body.Contents(var file) ->
          Content.copy(Content.Source.from(file), response, callback);
    }
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(16 << 10);
    // Tag calls have an ARN in one path segment: its `/` is `%2F`, which Jetty refuses by default.
    configuration.setUriCompliance(
        UriCompliance.from(
            Set.of(
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING)));
    return configuration;
  }

  private static final class Adapter extends Handler.Abstract {
    private final ApiFront front;

    Adapter(ApiFront front) {
      this.front = front;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      send(answer(request), response, callback);
      return true;
    }

    private HttpAnswer answer(Request request) throws IOException {
      var uri = request.getHttpURI();
      var head =
          new HttpRequest(
              request.getMethod(),
              Objects.requireNonNullElse(uri.getPath(), ""),
              Objects.requireNonNullElse(uri.getQuery(), ""),
              request.getHeaders()::getValuesList,
              NO_BODY,
              Request.getRemoteAddr(request));
      // Not closed: that would end the request before a refusal of its body is answered.
      return front.handle(head, request.getLength(), Content.Source.asInputStream(request));
    }
  }
}
