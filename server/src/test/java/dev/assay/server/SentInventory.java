package dev.assay.server;

import dev.assay.inventory.InventoryJson;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.OperatingSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// Inventories as clients send them.
final class SentInventory {
  private SentInventory() {}

  /// A host of which nothing is known but its name.
  static byte[] ofEmptyHost() throws IOException {
    var out = new ByteArrayOutputStream();
    InventoryJson.write(
        new Inventory(
            new Artifact.Host(
                "build-1", "", "", "6.1.0", "x86_64", new Listening.Unknown("not asked")),
            new OperatingSystem.Unidentified("none"),
            List.of(),
            List.of()),
        out);
    return out.toByteArray();
  }
}
