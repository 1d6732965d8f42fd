package dev.assay.cli.upload;

import dev.assay.cli.Session;
import dev.assay.cli.remote.ServerAddress;
import dev.assay.cli.remote.ServerClient;
import dev.assay.cli.remote.ServerIdentity;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whether and where to send what was found.
public final class UploadOptions {
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
              + ServerAddress.HERE
              + ")")
  String server = "";

  /// What to do after the scan; empty where nothing is to be sent. Checked before the scan, which
  /// may take long.
  public Optional<Upload> plan(Session session) {
    if (!upload) {
      return Optional.empty();
    }
    // The URL first: its mistakes are on the command line, in sight.
    var address = ServerAddress.of(session, server);
    var identity = ServerIdentity.of(session, "--upload");
    return Optional.of(new Upload(new ServerClient(address, identity, "cannot upload to")));
  }
}
