package dev.assay.discovery;

import dev.assay.inventory.RegistryCatalog;
import dev.assay.inventory.Target;
import dev.assay.inventory.TargetDeniedException;
import dev.assay.inventory.TargetException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what is behind a watch. Safe for use by many threads at once.
public final class Discovery {

  private final RegistryCatalog registries = new RegistryCatalog(System.getenv());
  private final Presence presence;

  public Discovery() {
    this(MountTable.ofThisMachine());
  }

  Discovery(MountTable mounts) {
    this.presence = new Presence(mounts);
  }

  /// Looks for the targets of a watch. What was deleted is no target any more.
  ///
  /// @throws DiscoveryException when they cannot be seen; what was known before still holds
  public Look look(Watch.OfArtifacts watch) throws DiscoveryException, InterruptedException {
    try {
      return switch (watch) {
        case Watch.ThisHost host ->
            Look.of(
                List.of(
                    new DiscoveredTarget(
                        host.keys(),
                        new Target.Host(host.root()),
                        Fingerprint.ofPackageDatabases(host.root()))));
        case Watch.WatchedFolder folder ->
            ofPath(watch, folder.path(), () -> List.of(tree(folder)));
        case Watch.WatchedImage image ->
            ofPath(watch, image.path(), () -> List.of(imageFile(image)));
        case Watch.WatchedRepository repository -> images(repository);
        case Watch.WatchedFunctions functions ->
            ofPath(watch, functions.path(), () -> functions(functions));
      };
    } catch (IOException | TargetException unreadable) {
      throw new DiscoveryException(
          "cannot look at " + watch.name() + ": " + unreadable.getMessage(),
          unreadable instanceof TargetDeniedException
              || unreadable instanceof AccessDeniedException,
          unreadable);
    }
  }

  /// Looks at the configuration of a network; empty where it was deleted.
  ///
  /// @throws DiscoveryException when it cannot be seen; what was known before still holds
  public Optional<DiscoveredNetwork> network(Watch.WatchedNetwork watch) throws DiscoveryException {
    try {
      return presence.isThere(watch.path())
          ? Optional.of(
              new DiscoveredNetwork(watch.name(), watch.path(), Fingerprint.ofTree(watch.path())))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new DiscoveryException(
          "cannot look at " + watch.name() + ": " + unreadable.getMessage(),
          unreadable instanceof AccessDeniedException,
          unreadable);
    }
  }

  private interface Listing {
    List<DiscoveredTarget> list() throws IOException;
  }

  private Look ofPath(Watch watch, Path path, Listing listing)
      throws IOException, DiscoveryException {
    return presence.isThere(path)
        ? Look.of(listing.list())
        : new Look(List.of(), List.of(watch.name()));
  }

  private static DiscoveredTarget tree(Watch.WatchedFolder folder) throws IOException {
    return new DiscoveredTarget(
        folder.name(), new Target.Folder(folder.path()), Fingerprint.ofTree(folder.path()));
  }

  /// One target a tag: its fingerprint is the digest that the tag names now.
  private Look images(Watch.WatchedRepository repository) throws InterruptedException {
    var listing =
        registries.images(repository.repository(), repository.tags(), repository.access());
    return new Look(
        listing.images().stream()
            .map(
                image ->
                    new DiscoveredTarget(
                        repository.name() + ":" + image.tag(),
                        new Target.RegistryImage(
                            repository.repository() + ":" + image.tag(), "", repository.access()),
                        image.digest()))
            .toList(),
        // A tag that went while a whole repository was listed was not asked for.
        repository.tags().isEmpty()
            ? List.of()
            : listing.missing().stream().map(tag -> repository.name() + ":" + tag).toList());
  }

  private static DiscoveredTarget imageFile(Watch.WatchedImage image) throws IOException {
    // A layout folder changes when its index does: blobs are content-addressed.
    var index = image.path().resolve("index.json");
    var fingerprint =
        Files.isDirectory(image.path())
            ? Fingerprint.ofFile(index)
            : Fingerprint.ofFile(image.path());
    return new DiscoveredTarget(
        image.name(), new Target.ImageFile(image.path(), "", ""), fingerprint);
  }

  private static List<DiscoveredTarget> functions(Watch.WatchedFunctions functions)
      throws IOException {
    if (!Files.isDirectory(functions.path())) {
      return List.of(function(functions.path()));
    }
    try (var archives = Files.list(functions.path())) {
      var found = new ArrayList<DiscoveredTarget>();
      for (Path archive :
          archives.filter(p -> p.getFileName().toString().endsWith(".zip")).sorted().toList()) {
        found.add(function(archive));
      }
      return List.copyOf(found);
    }
  }

  private static DiscoveredTarget function(Path archive) throws IOException {
    return new DiscoveredTarget(
        "function " + archive, new Target.Function(archive), Fingerprint.ofFile(archive));
  }
}
