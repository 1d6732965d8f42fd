package dev.assay.model;

import java.util.List;
import java.util.Optional;

/// What an inventory was taken of.
public sealed interface Artifact {

  /// How a person would name it: an image reference, a path, a host name.
  String name();

  /// A folder or an unpacked root file system.
  record Folder(String name) implements Artifact {}

  /// The machine the scan ran on.
  ///
  /// @param name the host name
  /// @param machineId `/etc/machine-id`; empty where there is none
  /// @param instanceId of the EC2 instance that it is, `i-…`; empty where it is none
  /// @param kernel release of the running kernel, as `uname -r` prints it
  /// @param architecture as `uname -m` prints it
  /// @param listening on which ports it waits for peers
  record Host(
      String name,
      String machineId,
      String instanceId,
      String kernel,
      String architecture,
      Listening listening)
      implements Artifact {

    /// The same, with what it listens on.
    public Host listening(Listening sockets) {
      return new Host(name, machineId, instanceId, kernel, architecture, sockets);
    }
  }

  /// A container image.
  ///
  /// @param name the reference asked for, or the archive's path
  /// @param digest of the manifest, `sha256:…`; of the configuration where an archive holds no
  ///     manifest
  /// @param platform `linux/amd64`, `linux/arm64/v8`
  /// @param tags every tag the source states for this image
  /// @param layers digests from the base up, as the manifest lists them
  /// @param created RFC 3339 text of the configuration's `created`; empty where missing
  /// @param steps what made each of the layers, in their order; empty where the image does not say
  record Image(
      String name,
      String digest,
      String platform,
      List<String> tags,
      List<String> layers,
      String created,
      List<BuildStep> steps)
      implements Artifact {
    public Image {
      tags = List.copyOf(tags);
      layers = List.copyOf(layers);
      steps = List.copyOf(steps);
    }

    /// An image that does not say what made its layers.
    public Image(
        String name,
        String digest,
        String platform,
        List<String> tags,
        List<String> layers,
        String created) {
      this(name, digest, platform, tags, layers, created, List.of());
    }

    /// What made a layer; empty where the image does not say.
    public Optional<BuildStep> step(String layer) {
      int index = layers.indexOf(layer);
      return index < 0 || index >= steps.size() ? Optional.empty() : Optional.of(steps.get(index));
    }
  }

  /// A function's deployment archive.
  ///
  /// @param name path of the archive
  /// @param sha256 of the archive, base64, as Lambda's `CodeSha256` is written
  /// @param sizeInBytes of the archive
  record Function(String name, String sha256, long sizeInBytes) implements Artifact {}

  /// A software bill of materials that somebody else wrote.
  ///
  /// @param name path of the document
  /// @param format `CycloneDX 1.6`, `SPDX 2.3`
  /// @param subject what the document says it describes; empty where it does not
  record Sbom(String name, String format, String subject) implements Artifact {}
}
