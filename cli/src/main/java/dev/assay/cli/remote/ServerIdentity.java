package dev.assay.cli.remote;

import dev.assay.cli.Session;
import dev.assay.cli.option.Usage;
import java.util.ArrayList;
import java.util.stream.Stream;

/// Who signs a call, from the variables that every AWS tool reads.
///
/// @param token of temporary credentials; empty for permanent ones
/// @param region the server's
public record ServerIdentity(
    String accessKeyId, String secretAccessKey, String token, String region) {

  /// What the variables say.
  ///
  /// @param asking what needs it: an option or a command
  public static ServerIdentity of(Session session, String asking) {
    String id = variable(session, "AWS_ACCESS_KEY_ID");
    String secret = variable(session, "AWS_SECRET_ACCESS_KEY");
    var missing = new ArrayList<String>();
    if (id.isEmpty()) {
      missing.add("AWS_ACCESS_KEY_ID");
    }
    if (secret.isEmpty()) {
      missing.add("AWS_SECRET_ACCESS_KEY");
    }
    if (!missing.isEmpty()) {
      boolean isOne = missing.size() == 1;
      throw Usage.wrong(
          asking + " needs credentials",
          String.join(" and ", missing)
              + (isOne ? " is" : " are")
              + " not set; the server shows both on its first start",
          "export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=...");
    }
    return new ServerIdentity(id, secret, variable(session, "AWS_SESSION_TOKEN"), region(session));
  }

  private static String region(Session session) {
    return Stream.of(variable(session, "AWS_REGION"), variable(session, "AWS_DEFAULT_REGION"))
        .filter(region -> !region.isEmpty())
        .findFirst()
        .orElse("us-east-1");
  }

  // A value that was read from a file often brings the file's line end.
  private static String variable(Session session, String name) {
    return session.variable(name).strip();
  }

  @Override
  public String toString() {
    return "ServerIdentity[region=" + region + "]";
  }
}
