package dev.assay.cli.remote;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Asks one server as one caller.
///
/// @param purpose what cannot be done where it fails: `cannot upload to`
public record ServerClient(URI server, ServerIdentity identity, String purpose) {
  /// Of a refusal: what fits a screen.
  private static final int MOST_SHOWN = 500;

  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(2);

  /// Reads an answer that may be anything.
  @FunctionalInterface
  public interface Reader<T> {
    /// Reads it to its end or as far as it makes sense.
    ///
    /// @throws CommandFailure where the answer is a refusal
    T read(int status, InputStream body) throws IOException;
  }

  /// Asks, and reads the answer.
  ///
  /// @throws CommandFailure when the server cannot be reached or does not do it
  public <T> T ask(ServerCall call, Clock clock, Reader<T> reader) throws InterruptedException {
    try (var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTS_WITHIN)
            .build()) {
      HttpResponse<InputStream> response =
          client.send(request(call, clock), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        return reader.read(response.statusCode(), body);
      }
    } catch (ConnectException refused) {
      throw failure("no connection to it", "assay server");
    } catch (HttpTimeoutException slow) {
      throw failure("it did not answer in time", "");
    } catch (IOException broken) {
      throw failure(Session.reason(broken), "");
    }
  }

  private HttpRequest request(ServerCall call, Clock clock) {
    var text = server.toString();
    var base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    var url = URI.create(base + call.route());
    var request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWERS_WITHIN)
            .method(
                call.method(),
                call.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body()));
    AwsRequestSigner.headers(url, call, identity, clock)
        .forEach(
            (name, values) -> {
              // The client writes it from the URL, as the signer did.
              if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  /// The server's refusal, in its own words.
  ///
  /// @param message what it said; empty where it said nothing that an Assay server says
  public CommandFailure refusal(int status, String message) {
    var reason =
        message.isEmpty()
            ? "it is no Assay server"
            : message.substring(0, Math.min(MOST_SHOWN, message.length()));
    return failure(
        "it answered " + status + ": " + reason,
        status == 403 && !message.startsWith("Access key ")
            ? "the AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION that the server showed"
            : "");
  }

  private CommandFailure failure(String reason, String remedy) {
    return new CommandFailure(ExitCode.CONNECTION, purpose + " " + server, List.of(reason), remedy);
  }
}
