package dev.assay.inventory.source.image;

/// The media types that matter: OCI image specification 1.1 and Docker image manifest version 2,
/// schema 2.
public final class MediaType {
  public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String DOCKER_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";
  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";

  private MediaType() {}

  static boolean isIndex(Json document) {
    String type = document.text("mediaType");
    return type.equals(OCI_INDEX)
        || type.equals(DOCKER_LIST)
        || (type.isEmpty() && !document.list("manifests").isEmpty());
  }

  static boolean isManifest(Json document) {
    String type = document.text("mediaType");
    return type.equals(OCI_MANIFEST)
        || type.equals(DOCKER_MANIFEST)
        || (type.isEmpty() && document.get("config").isObject());
  }

  /// Whether a layer is a tar archive, packed in a way that its first bytes tell.
  static boolean isLayer(String type) {
    boolean named = type.contains(".layer.") || type.contains(".rootfs.") || type.isEmpty();
    return named && !type.endsWith("+encrypted");
  }
}
