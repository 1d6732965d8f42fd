package dev.assay.inventory.extract.maven;

/// What Maven calls a project by; texts may hold properties, `${revision}`, and be empty where
/// they are inherited.
public record Coordinates(String group, String artifact, String version) {
  static final Coordinates NONE = new Coordinates("", "", "");

  String key() {
    return group + ":" + artifact;
  }
}
