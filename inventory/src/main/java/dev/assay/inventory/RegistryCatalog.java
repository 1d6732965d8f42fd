package dev.assay.inventory;

import dev.assay.inventory.source.registry.RepositoryListing;
import java.util.List;
import java.util.Map;

/// What a registry holds now, without reading any image. Safe for use by many threads at once.
public final class RegistryCatalog {

  private final Map<String, String> environment;

  /// Asks nothing yet.
  ///
  /// @param environment where the proxy variables are looked up
  public RegistryCatalog(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// A tag and what it names.
  ///
  /// @param digest of the manifest or index, `sha256:…`
  public record TaggedImage(String tag, String digest) {}

  /// What a look at a repository showed.
  ///
  /// @param images sorted by tag
  /// @param missing tags that were asked for and that the registry does not have, sorted
  public record Listing(List<TaggedImage> images, List<String> missing) {
    public Listing {
      images = List.copyOf(images);
      missing = List.copyOf(missing);
    }
  }

  /// The tags of a repository with their digests.
  ///
  /// @param repository `registry/path`, without tag
  /// @param tags which of them; empty for all, at most 1,000
  /// @throws TargetException when the registry cannot be asked or refuses
  public Listing images(String repository, List<String> tags, RegistryAccess access)
      throws InterruptedException {
    return RepositoryListing.of(repository, tags, access, environment);
  }
}
