package dev.assay.finding.store;

import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Packages of one resource as the sets that it shares with others: those of one type that one
/// layer brought, or that are outside any layer. A package that one host has more than another
/// makes another set of its type only, and a further layer leaves those below it as they are.
final class PackageGroups {
  /// Total, over everything a package holds: packages of equal place are equal.
  static final Comparator<InstalledPackage> ORDER =
      Comparator.comparing(InstalledPackage::type)
          .thenComparing(InstalledPackage::name)
          .thenComparing(InstalledPackage::version)
          .thenComparing(installed -> installed.location().path())
          .thenComparingInt(installed -> installed.location().line())
          .thenComparing(installed -> installed.location().layer())
          .thenComparing(InstalledPackage::architecture)
          .thenComparing(installed -> installed.source().name())
          .thenComparing(installed -> installed.source().version())
          .thenComparing(installed -> installed.source().module())
          .thenComparing(installed -> installed.source().vendor())
          .thenComparing(InstalledPackage::owner)
          .thenComparing(installed -> installed.declaration().relation())
          .thenComparing(installed -> installed.declaration().development())
          .thenComparing(installed -> installed.declaration().license());

  /// A set.
  ///
  /// @param packages in [#ORDER]
  record Group(String layer, List<InstalledPackage> packages) {}

  private record Key(String layer, PackageType type) {}

  private PackageGroups() {}

  /// The sets, by the hash of their contents.
  static SortedMap<String, Group> of(List<InstalledPackage> packages) {
    Map<Key, List<InstalledPackage>> byKey =
        new TreeMap<>(Comparator.comparing(Key::layer).thenComparing(Key::type));
    for (InstalledPackage installed : packages) {
      var key = new Key(installed.location().layer(), installed.type());
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(installed);
    }
    SortedMap<String, Group> groups = new TreeMap<>();
    byKey.forEach(
        (key, members) -> {
          members.sort(ORDER);
          groups.put(hash(key, members), new Group(key.layer(), members));
        });
    return groups;
  }

  /// Of a package without the place it was found at.
  static String hash(InstalledPackage installed) {
    return new ContentHash()
        .add(installed.type().name())
        .add(StoredText.write(installed.name()))
        .add(StoredText.write(installed.version()))
        .add(StoredText.write(installed.architecture()))
        .add(StoredText.write(installed.source().name()))
        .add(StoredText.write(installed.source().version()))
        .add(StoredText.write(installed.source().module()))
        .add(StoredText.write(installed.source().vendor()))
        .hex();
  }

  private static String hash(Key key, List<InstalledPackage> members) {
    var hash = new ContentHash().add(StoredText.write(key.layer()));
    for (InstalledPackage installed : members) {
      hash.add(hash(installed))
          .add(StoredText.write(installed.location().path()))
          .add(Integer.toString(installed.location().line()))
          .add(StoredText.write(installed.owner()));
      addDeclaration(hash, installed.declaration());
    }
    return hash.hex();
  }

  /// Sets of packages of which nothing is said keep the hash they had before it could be said.
  private static void addDeclaration(ContentHash hash, Declaration said) {
    if (!said.equals(Declaration.NONE)) {
      hash.add(said.relation().name())
          .add(Boolean.toString(said.development()))
          .add(StoredText.write(said.license()));
    }
  }
}
