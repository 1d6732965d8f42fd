package dev.assay.inventory.source.image;

import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.source.archive.Digests;
import dev.assay.model.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What `docker save` writes: `manifest.json`, a configuration and a tar archive for each layer
/// (Docker image specification 1.2, "Combined Image JSON + Filesystem Changeset Format").
record DockerArchive(Members members) {

  static boolean isOne(Members members) {
    return members.has("manifest.json");
  }

  LayeredImage choose(Target.ImageFile target) throws IOException {
    List<Json> images = Json.parse(document("manifest.json")).list();
    Json image = pick(images, target);
    byte[] bytes = document(image.text("Config"));
    Json config = Json.parse(bytes);
    List<String> diffs = config.get("rootfs").texts("diff_ids");
    List<String> files = image.texts("Layers");
    if (files.isEmpty()
        || files.size() != diffs.size()
        || !diffs.stream().allMatch(Digests::isKnown)) {
      throw new TargetException(
          target.path()
              + ": its manifest names "
              + files.size()
              + " layers and its configuration "
              + diffs.size()
              + ". Save the image again.");
    }
    var layers = new ArrayList<LayerBlob>();
    for (int i = 0; i < files.size(); i++) {
      String file = files.get(i);
      layers.add(
          new LayerBlob(
              diffs.get(i),
              members.size(file),
              Digests.unpacked(diffs.get(i)),
              () -> members.open(file)));
    }
    var artifact =
        new Artifact.Image(
            target.path().toString(),
            Digests.sha256(bytes),
            Platform.from(config).toString(),
            image.texts("RepoTags"),
            diffs,
            config.text("created"),
            BuildSteps.of(config, diffs.size()));
    return new LayeredImage(artifact, layers);
  }

  private static Json pick(List<Json> images, Target.ImageFile target) {
    String reference = target.reference();
    List<Json> fitting =
        images.stream().filter(each -> reference.isEmpty() || isNamed(each, reference)).toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    List<String> held = images.stream().flatMap(each -> each.texts("RepoTags").stream()).toList();
    throw new TargetException(
        target.path()
            + (fitting.isEmpty() ? ": holds no image " + reference : ": holds several images")
            + "; it has "
            + held
            + ". Name one of them.");
  }

  private static boolean isNamed(Json image, String reference) {
    String config = image.text("Config");
    String id = reference.substring(reference.indexOf(':') + 1);
    return image.texts("RepoTags").contains(reference)
        || config.equals(id + ".json")
        || config.equals("blobs/sha256/" + id);
  }

  private byte[] document(String name) throws IOException {
    try (InputStream in = members.open(name)) {
      return in.readNBytes(Json.LARGEST + 1);
    }
  }
}
