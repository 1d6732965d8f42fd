package dev.assay.advisory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds entries of an index for people. It looks through every package, which takes a second at
/// most; matching asks [Advisories] instead.
public final class AdvisorySearch {
  private final AdvisoryIndex index;

  public AdvisorySearch(AdvisoryIndex index) {
    this.index = index;
  }

  /// Looks for a text.
  ///
  /// @param text id of a vulnerability or of a record (`CVE-…`, `GHSA-…`, `RHSA-…`), a package's
  ///     name, or `ecosystem/name` with or without the release: `npm/lodash`, `Debian:12/openssl`
  /// @param most how many statements to give
  public SearchResult search(String text, int most) {
    Optional<Vulnerability> named = index.vulnerability(text);
    if (named.isPresent()) {
      String id = named.get().id();
      List<AffectedPackage> found =
          collect((ecosystem, name) -> true, said -> said.vulnerability().equals(id), most);
      return new SearchResult(List.of(named.get()), first(found, most), found.size() > most);
    }
    List<AffectedPackage> found =
        collect((ecosystem, name) -> isNamed(text, ecosystem, name), said -> true, most);
    if (found.isEmpty()) {
      found =
          collect((ecosystem, name) -> true, said -> said.record().equalsIgnoreCase(text), most);
    }
    return new SearchResult(
        vulnerabilities(first(found, most)), first(found, most), found.size() > most);
  }

  private static boolean isNamed(String text, Ecosystem ecosystem, String name) {
    return name.equals(PackageNames.normalised(ecosystem, text))
        || PackageNames.bare(name).equals(text)
        || isNamedIn(ecosystem.toString(), text, ecosystem, name)
        || isNamedIn(ecosystem.name(), text, ecosystem, name);
  }

  private static boolean isNamedIn(String space, String text, Ecosystem ecosystem, String name) {
    return text.length() > space.length()
        && text.charAt(space.length()) == '/'
        && text.regionMatches(true, 0, space, 0, space.length())
        && List.of(name, PackageNames.bare(name))
            .contains(PackageNames.normalised(ecosystem, text.substring(space.length() + 1)));
  }

  /// Whether a package is looked into.
  private interface PackageFilter {
    boolean test(Ecosystem ecosystem, String name);
  }

  /// One more than asked for shows that there is more.
  private List<AffectedPackage> collect(
      PackageFilter packages, Predicate<AffectedPackage> wanted, int most) {
    var found = new ArrayList<AffectedPackage>();
    index.eachPackage(
        (ecosystem, name) -> {
          if (found.size() <= most && packages.test(ecosystem, name)) {
            index.affecting(ecosystem, name).stream().filter(wanted).forEach(found::add);
          }
        });
    return found;
  }

  private List<Vulnerability> vulnerabilities(List<AffectedPackage> statements) {
    var ids = new LinkedHashSet<String>();
    statements.forEach(said -> ids.add(said.vulnerability()));
    return ids.stream().flatMap(id -> index.vulnerability(id).stream()).toList();
  }

  private static List<AffectedPackage> first(List<AffectedPackage> found, int most) {
    return found.subList(0, Math.min(most, found.size()));
  }
}
