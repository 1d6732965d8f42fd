package dev.assay.cli.key;

import com.fasterxml.jackson.core.JsonFactory;
import dev.assay.cli.Session;
import dev.assay.cli.remote.ServerAddress;
import dev.assay.cli.remote.ServerCall;
import dev.assay.cli.remote.ServerClient;
import dev.assay.cli.remote.ServerIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import picocli.CommandLine.Option;

/// Which server's keys, and the calls about them.
public final class KeyServer {
  private static final String ROUTE = "/assay/v1/keys";

  @Option(
      names = "--server",
      order = 20,
      paramLabel = "URL",
      description =
          "which server (default: AWS_ENDPOINT_URL_INSPECTOR2, else AWS_ENDPOINT_URL, else "
              + ServerAddress.HERE
              + ")")
  String server = "";

  KeyAnswer list(Session session) throws InterruptedException {
    return ask(session, "key list", ServerCall.get(ROUTE));
  }

  KeyAnswer create(Session session, KeyRole role, String name) throws InterruptedException {
    var body = json(Map.of("role", role.name(), "name", name));
    return ask(session, "key create", ServerCall.post(ROUTE, body));
  }

  KeyAnswer revoke(Session session, String id) throws InterruptedException {
    var body = json(Map.of("accessKeyId", id));
    return ask(session, "key revoke", ServerCall.post(ROUTE + "/revoke", body));
  }

  private KeyAnswer ask(Session session, String command, ServerCall call)
      throws InterruptedException {
    var client =
        new ServerClient(
            ServerAddress.of(session, server),
            ServerIdentity.of(session, "assay " + command),
            "cannot manage the keys of");
    return client.ask(
        call,
        session.clock(),
        (status, body) -> {
          var answer = KeyAnswer.read(body);
          if (status != 200) {
            throw client.refusal(status, answer.text("message"));
          }
          return answer;
        });
  }

  private static byte[] json(Map<String, String> members) {
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
