package dev.assay.inventory.source.image;

import dev.assay.inventory.TargetException;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.archive.Digests;
import dev.assay.model.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Goes from a manifest or index to the layers of one image. Every document's digest is checked.
final class ImageChoice {
  /// An index may name an index; nobody nests them further than this.
  private static final int DEEPEST_INDEX = 4;

  /// Engines stop at 127 layers.
  private static final int MOST_LAYERS = 1_000;

  private final Scan scan;
  private final ContentStore store;
  private final String name;
  private final List<String> tags;
  private final String asked;

  /// @param name of the target, for the artifact and for messages
  /// @param tags the source states for the image
  /// @param platform asked for; empty for this machine's
  ImageChoice(Scan scan, ContentStore store, String name, List<String> tags, String platform) {
    this.scan = scan;
    this.store = store;
    this.name = name;
    this.tags = tags;
    this.asked = platform;
  }

  /// Follows a digest.
  LayeredImage choose(String digest) throws IOException, InterruptedException {
    return choose(digest, fetch(digest, true), 0);
  }

  /// Follows a document that was already fetched.
  LayeredImage choose(String digest, byte[] document) throws IOException, InterruptedException {
    return choose(digest, checked(digest, document), 0);
  }

  private LayeredImage choose(String digest, byte[] bytes, int depth)
      throws IOException, InterruptedException {
    Json document = Json.parse(bytes);
    if (MediaType.isIndex(document)) {
      if (depth == DEEPEST_INDEX) {
        throw new TargetException(name + ": its index names an index that names an index, and on");
      }
      String next = pick(document).text("digest");
      return choose(next, fetch(next, true), depth + 1);
    }
    if (!MediaType.isManifest(document)) {
      throw new TargetException(
          name
              + ": "
              + digest
              + " is not an image manifest but "
              + (document.text("mediaType").isEmpty() ? "unknown" : document.text("mediaType"))
              + ". Docker's schema 1 and artifacts that are no images cannot be scanned.");
    }
    return image(digest, document);
  }

  /// The manifest for the platform. The only image of an index is taken when none was asked for.
  private Json pick(Json index) {
    Platform platform = Platform.parse(asked);
    var images = new ArrayList<Json>();
    for (Json manifest : index.list("manifests")) {
      Platform made = Platform.from(manifest.get("platform"));
      if (made.satisfies(platform)) {
        return manifest;
      }
      if (!made.isUnknown()) {
        images.add(manifest);
      }
    }
    if (images.size() == 1 && asked.isEmpty()) {
      return images.getFirst();
    }
    List<String> found =
        images.stream().map(each -> Platform.from(each.get("platform")).toString()).toList();
    throw new TargetException(
        name + ": no image for " + platform + "; it has " + found + ". Choose one by platform.");
  }

  private LayeredImage image(String digest, Json manifest)
      throws IOException, InterruptedException {
    Json config = Json.parse(fetch(manifest.get("config").text("digest"), false));
    List<Json> descriptors = manifest.list("layers");
    if (descriptors.size() > MOST_LAYERS) {
      throw new TargetException(
          name + ": " + descriptors.size() + " layers are too many to be real");
    }
    var layers = new ArrayList<LayerBlob>();
    var digests = new ArrayList<String>();
    for (Json descriptor : descriptors) {
      String layer = descriptor.text("digest");
      digests.add(layer);
      if (isReadable(descriptor, layer, digests.size())) {
        layers.add(
            new LayerBlob(
                layer, descriptor.number("size"), Digests.packed(layer), () -> store.blob(layer)));
      }
    }
    var artifact =
        new Artifact.Image(
            name,
            digest,
            Platform.from(config).toString(),
            tags,
            digests,
            config.text("created"),
            BuildSteps.of(config, digests.size()));
    return new LayeredImage(artifact, layers);
  }

  private boolean isReadable(Json descriptor, String layer, int number) {
    String type = descriptor.text("mediaType");
    if (!Digests.isKnown(layer)) {
      throw new TargetException(name + ": layer " + number + " has no usable digest: " + layer);
    }
    if (!MediaType.isLayer(type)) {
      scan.add(
          ProblemCode.MEDIA_TYPE.in(
              "layer " + number + " of " + name, type, "the layer is left out"));
    }
    return MediaType.isLayer(type);
  }

  private byte[] fetch(String digest, boolean manifest) throws IOException, InterruptedException {
    if (!Digests.isKnown(digest)) {
      throw new TargetException(name + ": not a digest that can be checked: \"" + digest + "\"");
    }
    try (InputStream in = manifest ? store.manifest(digest) : store.blob(digest)) {
      return checked(digest, in.readNBytes(Json.LARGEST + 1));
    }
  }

  private byte[] checked(String digest, byte[] bytes) {
    if (bytes.length > Json.LARGEST) {
      throw new TargetException(name + ": " + digest + " is larger than a manifest may be");
    }
    if (!Digests.hold(digest, bytes)) {
      throw new TargetException(
          name + ": the content of " + digest + " has another digest. It was damaged or replaced.");
    }
    return bytes;
  }
}
