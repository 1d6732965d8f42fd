package dev.assay.inventory.source.image;

import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.source.Scan;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An image in a file or folder. Which form it has, its content tells: what newer engines save is
/// an OCI layout and a Docker archive at once, and then the layout is read, which has a manifest.
public final class ImageFileSource {
  private ImageFileSource() {}

  public static Inventory read(Scan scan, Target.ImageFile target) throws InterruptedException {
    try {
      return new ImageReader(scan, choose(scan, target)).read();
    } catch (IOException e) {
      throw new TargetException(
          target.path() + ": cannot be read as an image: " + Scan.reason(e), e);
    }
  }

  private static LayeredImage choose(Scan scan, Target.ImageFile target)
      throws IOException, InterruptedException {
    Path path = target.path();
    if (!Files.exists(path)) {
      throw new TargetException(path + ": there is no such file or folder");
    }
    Members members =
        Files.isDirectory(path) ? new FolderMembers(path) : TarMembers.index(scan, path);
    if (OciLayout.isOne(members)) {
      return new OciLayout(members).choose(scan, target);
    }
    if (DockerArchive.isOne(members)) {
      return new DockerArchive(members).choose(target);
    }
    throw new TargetException(
        path
            + ": holds neither index.json (OCI layout) nor manifest.json (docker save),"
            + " so it is no saved image");
  }
}
