package dev.assay.cli.upload;

import dev.assay.cli.Session;
import dev.assay.cli.remote.ServerAnswer;
import dev.assay.cli.remote.ServerCall;
import dev.assay.cli.remote.ServerClient;
import dev.assay.inventory.InventoryJson;
import dev.assay.model.Inventory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// Sends an inventory to a server, which opens findings for it as if it had scanned itself.
public final class Upload {
  private static final String ROUTE = "/assay/v1/inventories";

  private final ServerClient server;

  Upload(ServerClient server) {
    this.server = server;
  }

  /// Sends, as a step of its own.
  ///
  /// @throws dev.assay.cli.CommandFailure when the server cannot be reached or does not take it
  public void send(Session session, Inventory inventory) throws InterruptedException {
    session
        .progress()
        .step(
            "upload",
            () ->
                server.ask(
                    ServerCall.postPacked(ROUTE, packed(inventory)),
                    session.clock(),
                    (status, body) -> resourceId(status, ServerAnswer.read(body))),
            id -> id);
  }

  /// Packed to about a twentieth, so that it may be held whole to be signed.
  private static byte[] packed(Inventory inventory) {
    var document = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(document, 1 << 16)) {
      InventoryJson.write(inventory, packed);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return document.toByteArray();
  }

  private String resourceId(int status, ServerAnswer answer) {
    String id = answer.text("resourceId");
    if (status == 202 && !id.isEmpty()) {
      return id;
    }
    throw server.refusal(status, answer.text("message"));
  }
}
