package dev.assay.delivery;

import dev.assay.model.InstalledPackage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A package that one of two targets has in other versions than the other. Places do not count.
///
/// @param type as in a purl
/// @param before the versions of the earlier target, sorted as text; empty where it has none
/// @param after the versions of the later target
public record PackageChange(String type, String name, List<String> before, List<String> after) {
  public PackageChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /// What happened to a package.
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /// What happened.
  public Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
  }

  /// All changes, sorted by type and name.
  public static List<PackageChange> between(
      Collection<InstalledPackage> old, Collection<InstalledPackage> later) {
    Map<Name, Set<String>> before = versions(old);
    Map<Name, Set<String>> after = versions(later);
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .sorted()
        .map(
            name ->
                new PackageChange(
                    name.type(),
                    name.name(),
                    List.copyOf(before.getOrDefault(name, new TreeSet<>())),
                    List.copyOf(after.getOrDefault(name, new TreeSet<>()))))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  private static Map<Name, Set<String>> versions(Collection<InstalledPackage> packages) {
    var versions = new TreeMap<Name, Set<String>>();
    for (InstalledPackage one : packages) {
      versions
          .computeIfAbsent(new Name(one.type().purlType(), one.name()), name -> new TreeSet<>())
          .add(one.version());
    }
    return versions;
  }

  private record Name(String type, String name) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      return Comparator.comparing(Name::type).thenComparing(Name::name).compare(this, other);
    }
  }
}
