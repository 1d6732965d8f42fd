package dev.assay.cli.remote;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.cli.option.Usage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;

/// Which server is meant.
public final class ServerAddress {
  /// Where a server listens that nobody told otherwise.
  public static final String HERE = "http://127.0.0.1:8080";

  private ServerAddress() {}

  /// What `--server` says; else the variables of the AWS SDKs ("service-specific endpoints") in
  /// their order; else this machine.
  ///
  /// @throws CommandFailure where no connection may be opened
  public static URI of(Session session, String server) {
    if (session.options().isOffline()) {
      throw new CommandFailure(
          ExitCode.CONNECTION,
          "cannot ask a server",
          List.of("--offline forbids every connection"),
          "");
    }
    String text =
        Stream.of(
                server,
                session.variable("AWS_ENDPOINT_URL_INSPECTOR2"),
                session.variable("AWS_ENDPOINT_URL"))
            .filter(candidate -> !candidate.isEmpty())
            .findFirst()
            .orElse(HERE);
    try {
      var address = new URI(text);
      var scheme = String.valueOf(address.getScheme());
      if (List.of("http", "https").contains(scheme)
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      throw noServer(text);
    }
    throw noServer(text);
  }

  private static RuntimeException noServer(String text) {
    // A password in the URL must not reach a build's log.
    String shown = text.indexOf('@') < 0 ? text : "..." + text.substring(text.lastIndexOf('@'));
    return Usage.wrong(
        "\"" + shown + "\" is no address of a server",
        "an http or https URL without user, query and fragment is expected",
        "--server " + HERE);
  }
}
