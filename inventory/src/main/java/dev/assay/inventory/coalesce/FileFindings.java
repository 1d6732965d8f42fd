package dev.assay.inventory.coalesce;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.maven.Pom;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import java.util.ArrayList;
import java.util.List;

/// What the extractors found in one file. Filled by one thread, then read by another.
public final class FileFindings implements PackageSink {
  private final String path;
  private final List<InstalledPackage> packages = new ArrayList<>(1);
  private final ProblemList problems;
  private final List<OperatingSystem.Distribution> distributions = new ArrayList<>(0);
  private final List<String> repositories = new ArrayList<>(0);
  private final List<Pom> poms = new ArrayList<>(0);
  private OwnedPaths owned = new OwnedPaths();
  private String layer = "";

  /// Nothing found yet.
  ///
  /// @param path as the extractors saw it
  public FileFindings(String path) {
    this.path = path;
    this.problems = new ProblemList(path);
  }

  @Override
  public void add(InstalledPackage installed) {
    packages.add(installed);
  }

  @Override
  public void add(InputProblem problem) {
    problems.add(problem);
  }

  @Override
  public void add(OperatingSystem.Distribution distribution) {
    distributions.add(distribution);
  }

  @Override
  public void addRepository(String name) {
    repositories.add(name);
  }

  @Override
  public void add(Pom pom) {
    poms.add(pom);
  }

  @Override
  public void own(String ownedPath, String operatingSystemPackage) {
    owned.add(ownedPath, operatingSystemPackage);
  }

  /// The file's path.
  public String path() {
    return path;
  }

  /// In the order found.
  public List<InstalledPackage> packages() {
    return packages;
  }

  /// In the order found.
  public List<InputProblem> problems() {
    return problems.all();
  }

  List<OperatingSystem.Distribution> distributions() {
    return distributions;
  }

  List<String> repositories() {
    return repositories;
  }

  /// Digest of the layer that brought the file; empty outside images.
  String layer() {
    return layer;
  }

  List<Pom> poms() {
    return poms;
  }

  OwnedPaths owned() {
    return owned;
  }

  /// Whether nothing was found, and nothing went wrong.
  public boolean isEmpty() {
    return packages.isEmpty()
        && problems.isEmpty()
        && distributions.isEmpty()
        && repositories.isEmpty()
        && poms.isEmpty()
        && owned.isEmpty();
  }

  /// The same findings with other packages, such as those of the same file in its layer.
  ///
  /// @param digest of the layer that brought the file
  public FileFindings with(List<InstalledPackage> others, String digest) {
    var copy = copy(path);
    copy.layer = digest;
    copy.packages.addAll(others);
    return copy;
  }

  /// The same file under another name, as a hard link gives it.
  public FileFindings movedTo(String other) {
    var copy = copy(other);
    for (InstalledPackage found : packages) {
      String place = found.location().path();
      boolean inside = place.equals(path) || place.startsWith(path + "!/");
      copy.packages.add(inside ? found.at(moved(found, other)) : found);
    }
    return copy;
  }

  private PackageLocation moved(InstalledPackage found, String other) {
    var place = found.location();
    return new PackageLocation(
        other + place.path().substring(path.length()), place.line(), place.layer());
  }

  private FileFindings copy(String name) {
    var copy = new FileFindings(name);
    problems.all().forEach(copy.problems::add);
    copy.distributions.addAll(distributions);
    copy.repositories.addAll(repositories);
    poms.forEach(pom -> copy.poms.add(pom.at(name)));
    copy.owned = owned;
    return copy;
  }
}
