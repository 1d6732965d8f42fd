package dev.assay.inventory.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An image put together from layers that a test writes, in any of the forms images come in.
public final class SampleImage {
  private final List<byte[]> tars = new ArrayList<>();
  private final List<byte[]> blobs = new ArrayList<>();
  private final String architecture;
  private String layerType = "application/vnd.oci.image.layer.v1.tar+gzip";

  public SampleImage() {
    this("amd64");
  }

  public SampleImage(String architecture) {
    this.architecture = architecture;
  }

  /// A layer as most builders store it.
  public SampleImage layer(TarWriter tar) {
    return layer(tar.bytes(), Pack.gzip(tar.bytes()));
  }

  /// A layer stored in a way of its own.
  public SampleImage layer(byte[] tar, byte[] blob) {
    tars.add(tar);
    blobs.add(blob);
    return this;
  }

  public SampleImage layerType(String mediaType) {
    layerType = mediaType;
    return this;
  }

  /// The digests of the layers as the manifest lists them.
  public List<String> layers() {
    return blobs.stream().map(Pack::digest).toList();
  }

  public List<String> diffIds() {
    return tars.stream().map(Pack::digest).toList();
  }

  public byte[] config() {
    String ids = diffIds().stream().map(SampleImage::quoted).collect(Collectors.joining(","));
    return text(
        """
        {"architecture":"%s","os":"linux","created":"2026-01-02T03:04:05Z",
         "rootfs":{"type":"layers","diff_ids":[%s]}}"""
            .formatted(architecture, ids));
  }

  public byte[] manifest() {
    String layers =
        blobs.stream()
            .map(blob -> descriptor(layerType, blob, ""))
            .collect(Collectors.joining(","));
    return text(
        """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
         "config":%s,"layers":[%s]}"""
            .formatted(
                descriptor("application/vnd.oci.image.config.v1+json", config(), ""), layers));
  }

  public String digest() {
    return Pack.digest(manifest());
  }

  /// The entry of this image in an index.
  public String indexEntry() {
    return descriptor(
        "application/vnd.oci.image.manifest.v1+json",
        manifest(),
        ",\"platform\":{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"}");
  }

  /// Everything by digest.
  public Map<String, byte[]> contents() {
    var contents = new LinkedHashMap<String, byte[]>();
    contents.put(digest(), manifest());
    contents.put(Pack.digest(config()), config());
    blobs.forEach(blob -> contents.put(Pack.digest(blob), blob));
    return contents;
  }

  /// An index of several images.
  public static byte[] index(List<String> entries) {
    return text(
        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
            + "\"manifests\":["
            + String.join(",", entries)
            + "]}");
  }

  /// The files of an OCI layout, by name.
  public Map<String, byte[]> layout() {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("oci-layout", text("{\"imageLayoutVersion\":\"1.0.0\"}"));
    files.put("index.json", index(List.of(indexEntry())));
    contents().forEach((digest, bytes) -> files.put("blobs/" + digest.replace(':', '/'), bytes));
    return files;
  }

  /// The files of what `docker save` writes, by name.
  public Map<String, byte[]> dockerSave(String tag) {
    var files = new LinkedHashMap<String, byte[]>();
    String config = Pack.digest(config()).substring(7) + ".json";
    files.put(config, config());
    var names = new ArrayList<String>();
    for (int i = 0; i < tars.size(); i++) {
      String name = diffIds().get(i).substring(7) + ".tar";
      names.add(quoted(name));
      files.put(name, tars.get(i));
    }
    files.put(
        "manifest.json",
        text(
            "[{\"Config\":\"%s\",\"RepoTags\":[\"%s\"],\"Layers\":[%s]}]"
                .formatted(config, tag, String.join(",", names))));
    return files;
  }

  /// Writes files into a folder.
  public static Path inFolder(Path folder, Map<String, byte[]> files) {
    files.forEach((name, bytes) -> write(folder.resolve(name), bytes));
    return folder;
  }

  /// Writes files into one tar archive.
  public static Path inArchive(Path archive, Map<String, byte[]> files) {
    var tar = new TarWriter();
    files.forEach(tar::file);
    return write(archive, tar.bytes());
  }

  public static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String descriptor(String type, byte[] bytes, String more) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
        .formatted(type, Pack.digest(bytes), bytes.length, more);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
