package dev.assay.discovery;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Whether a watched path is there. What was deleted is gone; what only cannot be seen, because a
/// disk is not mounted or a right is missing, must keep its findings.
final class Presence {
  private final MountTable mounts;

  Presence(MountTable mounts) {
    this.mounts = mounts;
  }

  /// @return false where the path was deleted: the folder that held it can be read and does not
  ///     hold it any more
  /// @throws DiscoveryException where that cannot be told
  boolean isThere(Path path) throws IOException, DiscoveryException {
    if (mounts.isUnmounted(path)) {
      throw new DiscoveryException("cannot look at " + path + ": its disk is not mounted", false);
    }
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      if (!Files.isReadable(path)) {
        throw new DiscoveryException("cannot look at " + path + ": permission denied", true);
      }
      return true;
    } catch (AccessDeniedException denied) {
      throw new DiscoveryException("cannot look at " + path + ": permission denied", true, denied);
    } catch (NoSuchFileException missing) {
      Path parent = path.toAbsolutePath().getParent();
      if (parent == null || !Files.isDirectory(parent)) {
        throw new DiscoveryException(
            "cannot look at " + path + ": the folder that holds it is not there", false, missing);
      }
      if (!Files.isReadable(parent) || !Files.isExecutable(parent)) {
        throw new DiscoveryException(
            "cannot look at " + path + ": the folder that holds it may not be read", true, missing);
      }
      return false;
    }
  }
}
