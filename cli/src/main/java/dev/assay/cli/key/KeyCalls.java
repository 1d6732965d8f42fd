package dev.assay.cli.key;

import dev.assay.cli.Session;
import dev.assay.cli.remote.ServerAnswer;
import dev.assay.cli.remote.ServerCall;
import dev.assay.cli.remote.ServerOptions;
import java.util.Map;

/// The calls about access keys.
final class KeyCalls {
  private static final String ROUTE = "/assay/v1/keys";
  private static final String PURPOSE = "cannot manage the keys of";

  private KeyCalls() {}

  static ServerAnswer list(Session session, ServerOptions server) throws InterruptedException {
    return server.ask(session, "key list", PURPOSE, ServerCall.get(ROUTE));
  }

  static ServerAnswer create(Session session, ServerOptions server, KeyRole role, String name)
      throws InterruptedException {
    var body = ServerOptions.json(Map.of("role", role.name(), "name", name));
    return server.ask(session, "key create", PURPOSE, ServerCall.post(ROUTE, body));
  }

  static ServerAnswer session(Session session, ServerOptions server, Map<String, String> wanted)
      throws InterruptedException {
    var body = ServerOptions.json(wanted);
    return server.ask(session, "key session", PURPOSE, ServerCall.post(ROUTE + "/session", body));
  }

  static ServerAnswer revoke(Session session, ServerOptions server, String id)
      throws InterruptedException {
    var body = ServerOptions.json(Map.of("accessKeyId", id));
    return server.ask(session, "key revoke", PURPOSE, ServerCall.post(ROUTE + "/revoke", body));
  }
}
