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

  /// The tags of a repository with their digests, sorted by tag.
  ///
  /// @param repository `registry/path`, without tag
  /// @param tags which of them; empty for all, at most 1,000
  /// @throws TargetException when the registry cannot be asked or refuses
  public List<TaggedImage> images(String repository, List<String> tags, RegistryAccess access)
      throws InterruptedException {
    return RepositoryListing.of(repository, tags, access, environment);
  }
}
