package dev.assay.inventory.extract.maven;

import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.XmlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/// The parts of a project file that say what it depends on, while it is being read.
final class PomReading implements XmlFile.Elements {
  private static final int MOST_PROPERTIES = 10_000;
  private static final int MOST_DEPENDENCIES = 100_000;

  private final FileProblems problems;
  private final List<String> path = new ArrayList<>();
  private final Map<String, String> own = new HashMap<>();
  private final Map<String, String> parent = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final List<Pom.Dependency> managed = new ArrayList<>();
  private final List<Pom.Dependency> dependencies = new ArrayList<>();
  private final Map<String, String> dependency = new HashMap<>();
  private int dependencyLine;

  PomReading(FileProblems problems) {
    this.problems = problems;
  }

  @Override
  public void start(XMLStreamReader element, int depth, int line) {
    path.add(element.getLocalName());
    if (isDependency()) {
      dependency.clear();
      dependencyLine = line;
    }
  }

  @Override
  public void end(String name, String text, int depth) {
    switch (depth) {
      case 2 -> own.put(name, text);
      case 3 -> endThird(name, text);
      case 4 -> {
        if (isIn("dependencies", "dependency")) {
          dependency.put(name, text);
        } else if (isDependencyAt("dependencyManagement", "dependencies", 4)) {
          add(managed);
        }
      }
      case 5 -> {
        if (isIn("dependencyManagement", "dependencies")) {
          dependency.put(name, text);
        }
      }
      default -> {}
    }
    path.removeLast();
  }

  private void endThird(String name, String text) {
    if (isIn("parent")) {
      parent.put(name, text);
    } else if (isIn("properties")) {
      if (properties.size() < MOST_PROPERTIES) {
        properties.put(name, text);
      }
    } else if (isIn("dependencies") && name.equals("dependency")) {
      add(dependencies);
    }
  }

  private boolean isDependency() {
    return isDependencyAt("dependencies", "dependency", 3)
        || isDependencyAt("dependencyManagement", "dependencies", 4);
  }

  private boolean isDependencyAt(String second, String third, int depth) {
    return path.size() == depth && isIn(second, third) && path.getLast().equals("dependency");
  }

  /// Whether the current place is below these elements of the project.
  private boolean isIn(String... names) {
    for (int i = 0; i < names.length; i++) {
      if (path.size() <= i + 1 || !path.get(i + 1).equals(names[i])) {
        return false;
      }
    }
    return path.getFirst().equals("project");
  }

  private void add(List<Pom.Dependency> list) {
    if (list.size() == MOST_DEPENDENCIES) {
      problems.limit(dependencyLine, "more than " + MOST_DEPENDENCIES, "the others were skipped");
    }
    if (list.size() <= MOST_DEPENDENCIES) {
      list.add(
          new Pom.Dependency(
              coordinates(dependency),
              dependency.getOrDefault("scope", ""),
              dependency.getOrDefault("type", "jar"),
              dependencyLine));
    }
  }

  private static Coordinates coordinates(Map<String, String> fields) {
    return new Coordinates(
        fields.getOrDefault("groupId", ""),
        fields.getOrDefault("artifactId", ""),
        fields.getOrDefault("version", ""));
  }

  /// What was read; nothing where no project was named.
  Optional<Pom> pom(String file) {
    if (own.getOrDefault("artifactId", "").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Pom(
            file,
            coordinates(own),
            coordinates(parent),
            parent.getOrDefault("relativePath", "../pom.xml"),
            properties,
            managed,
            dependencies));
  }
}
