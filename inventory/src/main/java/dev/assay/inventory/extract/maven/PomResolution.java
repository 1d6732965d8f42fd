package dev.assay.inventory.extract.maven;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The dependencies of every `pom.xml` of a target, with versions from properties, parents and
/// imported lists, as far as those files are in the target too. What stays open is counted, never
/// guessed. Nothing is fetched, so what a dependency needs itself is not known.
public final class PomResolution {
  /// How many properties, versions and dependencies are carried from one file to another: a target
  /// may hold many files that all import each other.
  private static final long MOST_INHERITED = 20_000_000;

  private final Map<String, Pom> byPath = new HashMap<>();
  private final Map<Coordinates, Pom> byCoordinates = new HashMap<>();

  private long inherited;

  /// Takes all project files of a target.
  public PomResolution(Collection<Pom> poms) {
    for (Pom pom : poms) {
      byPath.put(pom.path(), pom);
      var own = pom.own();
      String group = own.group().isEmpty() ? pom.parent().group() : own.group();
      String version = own.version().isEmpty() ? pom.parent().version() : own.version();
      byCoordinates.putIfAbsent(new Coordinates(group, own.artifact(), version), pom);
    }
  }

  /// Hands over what one project depends on; a file of a repository is no project.
  public void resolve(Pom pom, PackageSink sink) {
    if (!FileName.is(pom.path(), "pom.xml")) {
      return;
    }
    var model = new EffectivePom(pom, this);
    Map<String, Pom.Dependency> dependencies = new LinkedHashMap<>();
    model.dependencies().forEach(each -> dependencies.put(model.key(each), each));
    try (var listing = new Listing("INV-MAVEN", PackageType.MAVEN, pom.path(), sink)) {
      for (Pom.Dependency each : dependencies.values()) {
        add(each, model, pom, listing);
      }
    }
  }

  private void add(Pom.Dependency dependency, EffectivePom model, Pom pom, Listing listing) {
    String key = model.key(dependency);
    Coordinates version = model.version(dependency);
    boolean own = pom.dependencies().contains(dependency);
    int line = own ? dependency.line() : 0;
    if (key.startsWith(":") || key.endsWith(":")) {
      listing.problems().missing(line, "groupId or artifactId", "one dependency skipped");
      return;
    }
    if (isProject(key, version.version())) {
      return; // another module of the same build
    }
    if (key.contains("${") || version.version().isEmpty() || isOpen(version.version())) {
      listing.open(key, line);
      return;
    }
    String scope = model.scope(dependency);
    // "provided" is there where the program runs, and "test" nowhere.
    boolean development = scope.equals("test") || scope.equals("provided");
    listing.add(key, exact(version.version()), line, Declaration.dependency(true, development));
  }

  private boolean isProject(String key, String version) {
    int colon = key.indexOf(':');
    var wanted = new Coordinates(key.substring(0, colon), key.substring(colon + 1), version);
    Pom found = byCoordinates.get(wanted);
    return found != null && FileName.is(found.path(), "pom.xml");
  }

  /// `${…}` that nothing fills, and ranges, `[1.0,2.0)`; `[1.0]` is one version.
  private static boolean isOpen(String version) {
    boolean range = version.startsWith("[") || version.startsWith("(");
    return version.contains("${")
        || (range && (version.indexOf(',') >= 0 || !version.endsWith("]")))
        || version.equals("LATEST")
        || version.equals("RELEASE");
  }

  private static String exact(String version) {
    return version.startsWith("[") ? version.substring(1, version.length() - 1) : version;
  }

  /// The parent: at its relative path if that is the one, else anywhere in the target.
  Optional<Pom> parentOf(Pom pom) {
    if (!pom.hasParent()) {
      return Optional.empty();
    }
    String folder = pom.path().substring(0, pom.path().lastIndexOf('/') + 1);
    Pom beside = byPath.get(normal(folder + withFile(pom.parentPath())));
    if (beside != null && beside.own().artifact().equals(pom.parent().artifact())) {
      return Optional.of(beside);
    }
    return find(pom.parent());
  }

  /// Whether so many more may be carried over; if not, what they would have told stays open.
  boolean mayInherit(int count) {
    inherited += count;
    return inherited <= MOST_INHERITED;
  }

  Optional<Pom> find(Coordinates wanted) {
    return Optional.ofNullable(byCoordinates.get(wanted));
  }

  private static String withFile(String path) {
    return path.endsWith(".xml") ? path : path + "/pom.xml";
  }

  /// Without `.` and `..`; a path that leads out of the target names nothing in it.
  private static String normal(String path) {
    var parts = new ArrayDeque<String>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return "";
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
