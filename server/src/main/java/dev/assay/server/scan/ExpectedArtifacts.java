package dev.assay.server.scan;

import dev.assay.discovery.DiscoveredTarget;
import dev.assay.discovery.Watch;
import dev.assay.inventory.Target;
import dev.assay.model.Artifact;
import java.util.List;
import java.util.Optional;

/// What a target will turn out to be, as far as that can be told before anything of it is read: so
/// that one that cannot be read is a resource in the coverage all the same.
final class ExpectedArtifacts {
  private ExpectedArtifacts() {}

  /// Empty where only the content tells: the host's identity, the digest of an image in a file.
  static Optional<Artifact> of(DiscoveredTarget target) {
    return switch (target.target()) {
      case Target.Folder(var path) -> Optional.of(new Artifact.Folder(path.toString()));
      case Target.Function(var path) -> Optional.of(new Artifact.Function(path.toString(), "", 0));
      // Where the digest is that of an index, the image read from it takes this one's place.
      case Target.RegistryImage(var reference, var platform, var access) ->
          Optional.of(
              new Artifact.Image(
                  reference, target.fingerprint(), platform, List.of(), List.of(), ""));
      case Target.Host _, Target.ImageFile _, Target.Sbom _ -> Optional.empty();
    };
  }

  /// The one target of a watch; empty where it may have several.
  static Optional<Artifact> of(Watch watch) {
    return switch (watch) {
      case Watch.WatchedFolder folder -> Optional.of(new Artifact.Folder(folder.path().toString()));
      case Watch.ThisHost _,
          Watch.WatchedImage _,
          Watch.WatchedFunctions _,
          Watch.WatchedRepository _,
          Watch.WatchedNetwork _ ->
          Optional.empty();
    };
  }
}
