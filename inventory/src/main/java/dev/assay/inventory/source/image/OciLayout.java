package dev.assay.inventory.source.image;

import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.archive.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An OCI image layout (OCI image specification 1.1, "Image Layout").
record OciLayout(Members members) implements ContentStore {

  static boolean isOne(Members members) {
    return members.has("index.json");
  }

  LayeredImage choose(Scan scan, Target.ImageFile target) throws IOException, InterruptedException {
    Json index = Json.parse(document("index.json"));
    Json manifest = pick(index.list("manifests"), target);
    var tags = new ArrayList<String>();
    names(manifest).forEach(tags::add);
    return new ImageChoice(scan, this, target.path().toString(), tags, target.platform())
        .choose(manifest.text("digest"));
  }

  private Json pick(List<Json> manifests, Target.ImageFile target) {
    String reference = target.reference();
    List<Json> fitting =
        manifests.stream().filter(each -> reference.isEmpty() || isNamed(each, reference)).toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    // Several entries without names of their own are one image for several platforms.
    Platform platform = Platform.parse(target.platform());
    List<Json> forPlatform =
        fitting.stream()
            .filter(each -> Platform.from(each.get("platform")).satisfies(platform))
            .toList();
    if (forPlatform.size() == 1) {
      return forPlatform.getFirst();
    }
    List<String> held = manifests.stream().flatMap(OciLayout::shownNames).toList();
    throw new TargetException(
        target.path()
            + (fitting.isEmpty() ? ": holds no image " + reference : ": holds several images")
            + "; it has "
            + held
            + ". Name one of them.");
  }

  private static boolean isNamed(Json manifest, String reference) {
    return shownNames(manifest).anyMatch(reference::equals)
        || manifest.text("digest").equals(reference);
  }

  private static Stream<String> shownNames(Json manifest) {
    List<String> names = names(manifest).toList();
    return names.isEmpty() ? Stream.of(manifest.text("digest")) : names.stream();
  }

  private static Stream<String> names(Json manifest) {
    Json annotations = manifest.get("annotations");
    return Stream.of("io.containerd.image.name", "org.opencontainers.image.ref.name")
        .map(annotations::text)
        .filter(name -> !name.isEmpty());
  }

  private byte[] document(String name) throws IOException {
    try (InputStream in = members.open(name)) {
      return in.readNBytes(Json.LARGEST + 1);
    }
  }

  @Override
  public InputStream manifest(String digest) throws IOException {
    return blob(digest);
  }

  @Override
  public InputStream blob(String digest) throws IOException {
    if (!Digests.isKnown(digest)) {
      throw new IOException("not a digest: " + digest);
    }
    return members.open("blobs/" + digest.replace(':', '/'));
  }
}
