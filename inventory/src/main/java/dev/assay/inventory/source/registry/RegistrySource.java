package dev.assay.inventory.source.registry;

import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.image.ContentStore;
import dev.assay.inventory.source.image.RemoteImage;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// An image in a registry.
public final class RegistrySource {
  private RegistrySource() {}

  /// Pulls an image's layers past the extractors.
  ///
  /// @param environment where the proxy variables are looked up
  public static Inventory read(
      Scan scan, Target.RegistryImage target, Map<String, String> environment)
      throws InterruptedException {
    ImageName name = ImageName.parse(target.reference());
    try (var client = new RegistryClient(name, target.access(), environment)) {
      var store = new Repository(client);
      List<String> tags = name.tag().isEmpty() ? List.of() : List.of(name.tag());
      var image = new RemoteImage(scan, store, target.reference(), tags, target.platform());
      return name.digest().isEmpty() ? image.readTagged(name.tag()) : image.read(name.digest());
    } catch (IOException e) {
      throw new TargetException(
          target.reference() + ": " + name.registry() + " cannot be read: " + Scan.reason(e), e);
    }
  }

  /// One repository's manifests and blobs.
  private record Repository(RegistryClient client) implements ContentStore {
    @Override
    public InputStream manifest(String reference) throws IOException, InterruptedException {
      return new BlobInput(client, "manifests/" + reference);
    }

    @Override
    public InputStream blob(String digest) throws IOException, InterruptedException {
      return new BlobInput(client, "blobs/" + digest);
    }
  }
}
