package dev.assay.inventory;

import dev.assay.inventory.source.folder.HostFacts;
import java.nio.file.Path;

/// Something to scan.
public sealed interface Target {

  /// A folder: a source tree or an unpacked root file system.
  record Folder(Path path) implements Target {}

  /// The machine the program runs on. Pseudo file systems and remote mounts are left out.
  ///
  /// @param root `/` except in tests
  record Host(Path root) implements Target {
    /// What the machine calls itself; `localhost` where it does not say.
    public String machine() {
      return HostFacts.name(root);
    }
  }

  /// An image in a file or folder: a `docker save` archive, an OCI layout folder or archive. Which
  /// of them it is, its content tells.
  ///
  /// @param reference tag or digest to choose where several images are held; empty for the only one
  /// @param platform `os/architecture[/variant]` to choose from an index; empty for this machine's
  record ImageFile(Path path, String reference, String platform) implements Target {}

  /// An image in a registry.
  ///
  /// @param reference `registry/repository:tag` or `…@sha256:…`, with Docker Hub's short forms
  /// @param platform `os/architecture[/variant]`; empty for this machine's
  /// @param access how to sign in
  record RegistryImage(String reference, String platform, RegistryAccess access)
      implements Target {}

  /// A function's deployment archive.
  record Function(Path path) implements Target {}

  /// A CycloneDX or SPDX document in JSON.
  record Sbom(Path path) implements Target {}
}
