package dev.assay.inventory.extract.maven;

import java.util.List;
import java.util.Map;

/// One project file as it is written, before anything is inherited or filled in.
///
/// @param path of the file
/// @param own what it calls itself
/// @param parent what it inherits from; all empty where it has none
/// @param parentPath where the parent lies, relative to the file's folder; empty where it is
///     looked for in repositories only
/// @param properties by name
/// @param managed versions that hold where a dependency names none
/// @param dependencies of the project
public record Pom(
    String path,
    Coordinates own,
    Coordinates parent,
    String parentPath,
    Map<String, String> properties,
    List<Dependency> managed,
    List<Dependency> dependencies) {

  public Pom {
    properties = Map.copyOf(properties);
    managed = List.copyOf(managed);
    dependencies = List.copyOf(dependencies);
  }

  /// The same file under another name.
  public Pom at(String place) {
    return new Pom(place, own, parent, parentPath, properties, managed, dependencies);
  }

  boolean hasParent() {
    return !parent.artifact().isEmpty();
  }

  /// A dependency, or an entry of the managed versions.
  ///
  /// @param type `jar` where nothing is said; `pom` with scope `import` is a list of versions
  /// @param line 1-based
  public record Dependency(Coordinates what, String scope, String type, int line) {
    boolean isImport() {
      return scope.equals("import") && type.equals("pom");
    }
  }
}
