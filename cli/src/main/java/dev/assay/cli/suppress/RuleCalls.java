package dev.assay.cli.suppress;

import dev.assay.cli.Session;
import dev.assay.cli.remote.ServerAnswer;
import dev.assay.cli.remote.ServerCall;
import dev.assay.cli.remote.ServerOptions;
import java.util.Map;

/// The calls about suppression rules.
final class RuleCalls {
  private static final String ROUTE = "/assay/v1/filters";
  private static final String PURPOSE = "cannot manage the suppression rules of";

  private RuleCalls() {}

  static ServerAnswer list(Session session, ServerOptions server) throws InterruptedException {
    return server.ask(session, "suppress list", PURPOSE, ServerCall.get(ROUTE));
  }

  static ServerAnswer take(
      Session session, ServerOptions server, byte[] document, boolean isPreview)
      throws InterruptedException {
    var route = ROUTE + (isPreview ? "/vex/preview" : "/vex");
    return server.ask(session, "suppress import", PURPOSE, ServerCall.post(route, document));
  }

  static ServerAnswer end(Session session, ServerOptions server, Map<String, String> end)
      throws InterruptedException {
    var body = ServerOptions.json(end);
    return server.ask(session, "suppress end", PURPOSE, ServerCall.post(ROUTE + "/end", body));
  }
}
