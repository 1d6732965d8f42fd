package dev.assay.cli.remote;

import dev.assay.cli.Session;
import dev.assay.delivery.TerminalText;

/// A key as a server tells it, once.
public final class NewKey {
  private NewKey() {}

  /// Prints it as lines that a shell can read.
  public static void print(Session session, ServerAnswer made) {
    session
        .out()
        .print(
            "AWS_ACCESS_KEY_ID="
                + TerminalText.clean(made.text("accessKeyId"))
                + "\nAWS_SECRET_ACCESS_KEY="
                + TerminalText.clean(made.text("secretAccessKey"))
                + "\n"
                + token(made));
    session.err().print("the secret is shown this once\n");
  }

  private static String token(ServerAnswer made) {
    String token = TerminalText.clean(made.text("sessionToken"));
    return token.isEmpty() ? "" : "AWS_SESSION_TOKEN=" + token + "\n";
  }
}
