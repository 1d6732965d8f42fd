package dev.assay.cli.upload;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.inventory.InventoryJson;
import dev.assay.model.Inventory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.zip.GZIPOutputStream;

/// Sends an inventory to a server, which opens findings for it as if it had scanned itself.
public final class Upload {
  private static final String ROUTE = "/assay/v1/inventories";
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(2);

  private final URI server;
  private final UploadIdentity identity;

  Upload(URI server, UploadIdentity identity) {
    this.server = server;
    this.identity = identity;
  }

  /// Sends, as a step of its own.
  ///
  /// @throws CommandFailure when the server cannot be reached or does not take it
  public void send(Session session, Inventory inventory) throws InterruptedException {
    session.progress().step("upload", () -> send(inventory, session.clock()), id -> id);
  }

  private String send(Inventory inventory, Clock clock) throws InterruptedException {
    try (var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTS_WITHIN)
            .build()) {
      var response = client.send(request(inventory, clock), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        return resourceId(response, UploadAnswer.read(body));
      }
    } catch (ConnectException refused) {
      throw failure("no connection to it", "assay server");
    } catch (HttpTimeoutException slow) {
      throw failure("it did not answer in time", "");
    } catch (IOException broken) {
      throw failure(Session.reason(broken), "");
    }
  }

  private HttpRequest request(Inventory inventory, Clock clock) throws IOException {
    // Packed to about a twentieth, so that it may be held whole to be signed.
    var document = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(document, 1 << 16)) {
      InventoryJson.write(inventory, packed);
    }
    byte[] body = document.toByteArray();
    var text = server.toString();
    var base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    var url = URI.create(base + ROUTE);
    var request =
        HttpRequest.newBuilder(url).timeout(ANSWERS_WITHIN).POST(BodyPublishers.ofByteArray(body));
    AwsRequestSigner.headers(url, body, identity, clock)
        .forEach(
            (name, values) -> {
              // The client writes it from the URL, as the signer did.
              if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private String resourceId(HttpResponse<?> response, UploadAnswer answer) {
    int status = response.statusCode();
    if (status == 202 && !answer.resourceId().isEmpty()) {
      return answer.resourceId();
    }
    var reason = answer.message().isEmpty() ? "it is no Assay server" : answer.message();
    throw failure(
        "it answered " + status + ": " + reason,
        status == 403
            ? "the AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION that the server showed"
            : "");
  }

  private CommandFailure failure(String reason, String remedy) {
    return new CommandFailure(
        ExitCode.CONNECTION, "cannot upload to " + server, List.of(reason), remedy);
  }
}
