package dev.assay.advisory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One pass over two indexes.
///
/// A package may be judged differently when a statement about it has changed, or when a
/// vulnerability that is stated about it has another id or other ratings: id and rating are what a
/// finding takes from its vulnerability. Everything else about one is a fact beside the findings.
final class IndexComparison {
  private record PackageKey(Ecosystem ecosystem, String name) {}

  private final NamedAdvisories old;
  private final NamedAdvisories fresh;
  private final Set<String> deciding;
  private final Map<String, Boolean> judgedAlike = new TreeMap<>();
  private final Map<String, Vulnerability> otherFacts = new TreeMap<>();

  IndexComparison(NamedAdvisories old, NamedAdvisories fresh, Set<String> deciding) {
    this.old = old;
    this.fresh = fresh;
    this.deciding = Set.copyOf(deciding);
  }

  IndexDelta delta() {
    Set<PackageKey> before = packages(old);
    Set<PackageKey> after = packages(fresh);
    if (!ecosystems(before).equals(ecosystems(after))) {
      return new IndexDelta.Everything();
    }
    Set<PackageKey> all = new HashSet<>(before);
    all.addAll(after);
    Set<String> names = new HashSet<>();
    for (PackageKey one : all) {
      List<AffectedPackage> was = old.affecting(one.ecosystem(), one.name());
      List<AffectedPackage> is = fresh.affecting(one.ecosystem(), one.name());
      if (was.isEmpty() != is.isEmpty() && deciding.contains(one.name())) {
        return new IndexDelta.Everything();
      }
      boolean isAlike = was.equals(is);
      for (AffectedPackage statement : is) {
        isAlike &= judgedAlike.computeIfAbsent(statement.vulnerability(), this::isJudgedAlike);
      }
      if (!isAlike) {
        names.add(one.name());
        names.add(PackageNames.bare(one.name()));
      }
    }
    return new IndexDelta.Some(names, List.copyOf(otherFacts.values()));
  }

  private boolean isJudgedAlike(String id) {
    var was = old.vulnerability(id);
    var is = fresh.vulnerability(id);
    if (!was.equals(is)) {
      is.ifPresent(known -> otherFacts.put(known.id(), known));
    }
    return was.map(Vulnerability::id).equals(is.map(Vulnerability::id))
        && was.map(Vulnerability::ratings).equals(is.map(Vulnerability::ratings));
  }

  private static Set<PackageKey> packages(NamedAdvisories advisories) {
    Set<PackageKey> all = new HashSet<>();
    advisories.eachPackage((ecosystem, name) -> all.add(new PackageKey(ecosystem, name)));
    return all;
  }

  private static Set<Ecosystem> ecosystems(Set<PackageKey> packages) {
    return packages.stream().map(PackageKey::ecosystem).collect(Collectors.toSet());
  }
}
