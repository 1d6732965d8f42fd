package dev.assay.cli.upload;

import dev.assay.cli.Session;
import dev.assay.cli.option.Usage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Whether and where to send what was found.
public final class UploadOptions {
  private static final String HERE = "http://127.0.0.1:8080";

  @Option(
      names = "--upload",
      order = 113,
      description =
          "send the inventory to a server; signed with AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY")
  boolean upload;

  @Option(
      names = "--server",
      order = 114,
      paramLabel = "URL",
      description =
          "where --upload sends to (default: AWS_ENDPOINT_URL_INSPECTOR2, else AWS_ENDPOINT_URL,"
              + " else "
              + HERE
              + ")")
  String server = "";

  /// What to do after the scan; empty where nothing is to be sent. Checked before the scan, which
  /// may take long.
  public Optional<Upload> plan(Session session) {
    if (!upload) {
      return Optional.empty();
    }
    // The URL first: its mistakes are on the command line, in sight.
    var address = address(session);
    return Optional.of(new Upload(address, UploadIdentity.of(session)));
  }

  // The variables and their order are those of the AWS SDKs ("service-specific endpoints").
  private URI address(Session session) {
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
