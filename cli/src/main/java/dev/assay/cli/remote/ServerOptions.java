package dev.assay.cli.remote;

import com.fasterxml.jackson.core.JsonFactory;
import dev.assay.cli.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import picocli.CommandLine.Option;

/// Which server a command asks, and the asking.
public final class ServerOptions {
  @Option(
      names = "--server",
      order = 20,
      paramLabel = "URL",
      description =
          "which server (default: AWS_ENDPOINT_URL_INSPECTOR2, else AWS_ENDPOINT_URL, else "
              + ServerAddress.HERE
              + ")")
  String server = "";

  /// Asks, signed with the credentials of the variables.
  ///
  /// @param command that asks: `key list`
  /// @param purpose what cannot be done where it fails: `cannot manage the keys of`
  /// @throws dev.assay.cli.CommandFailure when the server cannot be reached or refuses
  public ServerAnswer ask(Session session, String command, String purpose, ServerCall call)
      throws InterruptedException {
    var client = client(session, command, purpose);
    return client.ask(
        call,
        session.clock(),
        (status, body) -> {
          var answer = ServerAnswer.read(body);
          if (status != 200) {
            throw client.refusal(status, answer.text("message"));
          }
          return answer;
        });
  }

  /// The client for an answer that is more than texts.
  public ServerClient client(Session session, String command, String purpose) {
    return new ServerClient(
        ServerAddress.of(session, server), ServerIdentity.of(session, "assay " + command), purpose);
  }

  /// A JSON object of texts.
  public static byte[] json(Map<String, String> members) {
    var out = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      for (var member : members.entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
