package dev.assay.inventory.source.image;

import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.archive.Digests;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// An image in a store that also knows tags.
///
/// @param name of the target
/// @param tags that lead to the image
/// @param platform asked for; empty for this machine's
public record RemoteImage(
    Scan scan, ContentStore store, String name, List<String> tags, String platform) {
  public RemoteImage {
    tags = List.copyOf(tags);
  }

  /// Reads the image of a manifest or index.
  public Inventory read(String digest) throws IOException, InterruptedException {
    return new ImageReader(scan, choice().choose(digest)).read();
  }

  /// Reads the image that a tag leads to just now.
  public Inventory readTagged(String tag) throws IOException, InterruptedException {
    byte[] document;
    try (InputStream in = store.manifest(tag)) {
      document = in.readNBytes(Json.LARGEST + 1);
    }
    return new ImageReader(scan, choice().choose(Digests.sha256(document), document)).read();
  }

  private ImageChoice choice() {
    return new ImageChoice(scan, store, name, tags, platform);
  }
}
