package dev.assay.inventory.extract.maven;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A project with what it inherits (Maven documentation, "Introduction to the Dependency
/// Mechanism"): properties and managed versions of the child outrank those of the parent, and both
/// outrank imported lists.
final class EffectivePom {
  private static final int MOST_PARENTS = 30;
  private static final int MOST_IMPORTS = 200;
  private static final int MOST_PROPERTIES_IN_ONE = 20;
  private static final int LONGEST = 1_000;

  private final PomResolution others;
  private final Set<String> imported;
  // The project itself, its parent, and so on.
  private final List<Pom> line = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, Pom.Dependency> managed = new HashMap<>();

  EffectivePom(Pom pom, PomResolution others) {
    this(pom, others, new HashSet<>());
  }

  /// A list that one of the lists imports, unless it was met before.
  private EffectivePom(Pom pom, PomResolution others, Set<String> imported) {
    this.others = others;
    this.imported = imported;
    Optional<Pom> next = Optional.of(pom);
    while (next.isPresent() && line.size() < MOST_PARENTS && !line.contains(next.get())) {
      line.add(next.get());
      next = others.parentOf(next.get());
    }
    for (Pom each : line.reversed()) {
      if (others.mayInherit(each.properties().size())) {
        properties.putAll(each.properties());
      }
    }
    addProjectProperties(pom);
    readManaged();
  }

  private void addProjectProperties(Pom pom) {
    String group = pom.own().group().isEmpty() ? pom.parent().group() : pom.own().group();
    String version = pom.own().version().isEmpty() ? pom.parent().version() : pom.own().version();
    // "pom." is how Maven 2 said "project.".
    for (String prefix : new String[] {"project.", "pom.", ""}) {
      properties.putIfAbsent(prefix + "groupId", group);
      properties.putIfAbsent(prefix + "version", version);
      properties.putIfAbsent(prefix + "artifactId", pom.own().artifact());
    }
    properties.putIfAbsent("project.parent.version", pom.parent().version());
    properties.putIfAbsent("project.parent.groupId", pom.parent().group());
    properties.putIfAbsent("parent.version", pom.parent().version());
  }

  private void readManaged() {
    var lists = new ArrayList<Pom.Dependency>();
    for (Pom each : line) {
      if (!others.mayInherit(each.managed().size())) {
        return;
      }
      for (Pom.Dependency entry : each.managed()) {
        if (entry.isImport()) {
          lists.add(entry);
        } else {
          managed.putIfAbsent(key(entry), filled(entry));
        }
      }
    }
    for (Pom.Dependency list : lists) {
      Optional<Pom> found = others.find(filled(list).what());
      if (found.isPresent() && imported.size() < MOST_IMPORTS && imported.add(found.get().path())) {
        var model = new EffectivePom(found.get(), others, imported);
        if (others.mayInherit(model.managed.size())) {
          model.managed.forEach(managed::putIfAbsent);
        }
      }
    }
  }

  /// Of the project and all it inherits from, the project's own last.
  List<Pom.Dependency> dependencies() {
    var all = new ArrayList<Pom.Dependency>();
    for (Pom each : line.reversed()) {
      if (others.mayInherit(each.dependencies().size())) {
        all.addAll(each.dependencies());
      }
    }
    return all;
  }

  /// `group:artifact`.
  String key(Pom.Dependency dependency) {
    return fill(dependency.what().group()) + ":" + fill(dependency.what().artifact());
  }

  /// The dependency's coordinates, with the managed version where it has none.
  Coordinates version(Pom.Dependency dependency) {
    Coordinates own = filled(dependency).what();
    Pom.Dependency list = managed.get(key(dependency));
    return own.version().isEmpty() && list != null ? list.what() : own;
  }

  String scope(Pom.Dependency dependency) {
    Pom.Dependency list = managed.get(key(dependency));
    return dependency.scope().isEmpty() && list != null ? list.scope() : dependency.scope();
  }

  private Pom.Dependency filled(Pom.Dependency entry) {
    var what = entry.what();
    return new Pom.Dependency(
        new Coordinates(fill(what.group()), fill(what.artifact()), fill(what.version())),
        entry.scope(),
        entry.type(),
        entry.line());
  }

  /// Fills in properties; one that nothing defines stays as it is written.
  private String fill(String text) {
    String filled = text;
    int from = filled.indexOf("${");
    for (int count = 0; from >= 0 && count < MOST_PROPERTIES_IN_ONE; count++) {
      int end = filled.indexOf('}', from);
      String value = end < 0 ? null : properties.get(filled.substring(from + 2, end));
      if (value == null || filled.length() + value.length() > LONGEST) {
        return filled;
      }
      filled = filled.substring(0, from) + value + filled.substring(end + 1);
      from = filled.indexOf("${");
    }
    return filled;
  }
}
