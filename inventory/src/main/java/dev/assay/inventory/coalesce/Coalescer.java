package dev.assay.inventory.coalesce;

import static java.util.stream.Collectors.toSet;

import dev.assay.inventory.extract.maven.PomResolution;
import dev.assay.model.Artifact;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes one inventory of what was found in single files.
public final class Coalescer {
  private static final Comparator<InstalledPackage> ORDER =
      Comparator.comparing(InstalledPackage::type)
          .thenComparing(InstalledPackage::name)
          .thenComparing(InstalledPackage::version)
          .thenComparing(found -> found.location().path())
          .thenComparing(InstalledPackage::architecture)
          .thenComparingInt(found -> found.location().line());

  private static final Comparator<InputProblem> PROBLEM_ORDER =
      Comparator.comparing(InputProblem::source)
          .thenComparingInt(InputProblem::line)
          .thenComparing(InputProblem::code)
          .thenComparing(InputProblem::reason)
          .thenComparing(InputProblem::effect);

  private Coalescer() {}

  /// Puts everything in order and together.
  ///
  /// @param files what is visible in the end; the order does not matter
  /// @param problems met outside those files
  public static Inventory coalesce(
      Artifact artifact, Collection<FileFindings> files, Collection<InputProblem> problems) {
    var packages = new ArrayList<InstalledPackage>();
    var allProblems = new ArrayList<InputProblem>(problems);
    var superseded = new Superseded(files);
    for (FileFindings file : files) {
      if (!superseded.has(file.path())) {
        packages.addAll(file.packages());
      }
      allProblems.addAll(file.problems());
    }
    resolveProjects(files, packages, allProblems);
    packages.sort(ORDER);
    allProblems.sort(PROBLEM_ORDER);
    return new Inventory(
        artifact,
        operatingSystem(files),
        owned(withoutRepeats(packages), files),
        allProblems.stream().distinct().toList());
  }

  /// What an inventory holds, without the artifact's name, as if all of it lay in one file.
  public static FileFindings visible(Inventory inventory) {
    var visible = new FileFindings("");
    inventory.packages().forEach(visible::add);
    inventory.problems().forEach(visible::add);
    if (inventory.operatingSystem() instanceof OperatingSystem.Distribution distribution) {
      visible.add(distribution);
      distribution.repositories().forEach(visible::addRepository);
    }
    return visible;
  }

  /// The inventory of which [#visible] was taken, for an artifact with the same content.
  public static Inventory coalesced(Artifact artifact, FileFindings visible) {
    return new Inventory(
        artifact, operatingSystem(List.of(visible)), visible.packages(), visible.problems());
  }

  /// Adds what Maven's projects depend on, each in its file and in the layer that brought it.
  private static void resolveProjects(
      Collection<FileFindings> files,
      List<InstalledPackage> packages,
      List<InputProblem> problems) {
    var poms = files.stream().flatMap(file -> file.poms().stream()).toList();
    if (poms.isEmpty()) {
      return;
    }
    var resolution = new PomResolution(poms);
    for (FileFindings file : files) {
      var found = new FileFindings(file.path());
      file.poms().forEach(pom -> resolution.resolve(pom, found));
      problems.addAll(found.problems());
      found.packages().stream()
          .map(each -> each.at(each.location().inLayer(file.layer())))
          .forEach(packages::add);
    }
  }

  /// os-release(5): `/etc/os-release` outranks `/usr/lib/os-release`. Of the older files the last
  /// are those that derivatives keep with the words of what they derive from.
  private static OperatingSystem operatingSystem(Collection<FileFindings> files) {
    return files.stream()
        .filter(file -> !file.distributions().isEmpty())
        .min(Comparator.comparingInt(Coalescer::rank).thenComparing(FileFindings::path))
        .<OperatingSystem>map(file -> file.distributions().getFirst().with(repositories(files)))
        .orElseGet(
            () -> new OperatingSystem.Unidentified("no os-release or release file names one"));
  }

  private static List<String> repositories(Collection<FileFindings> files) {
    return files.stream().flatMap(file -> file.repositories().stream()).toList();
  }

  private static int rank(FileFindings file) {
    return switch (file.path()) {
      case "etc/os-release" -> 0;
      case "usr/lib/os-release" -> 1;
      case "etc/debian_version", "etc/redhat-release" -> 4;
      default -> 2 + (int) file.path().chars().filter(c -> c == '/').count();
    };
  }

  private static List<InstalledPackage> withoutRepeats(List<InstalledPackage> sorted) {
    record Place(InstalledPackage what, String path) {}
    var kept = new LinkedHashMap<Place, InstalledPackage>();
    for (InstalledPackage found : sorted) {
      var nowhere = found.at(PackageLocation.of("")).declared(Declaration.NONE);
      kept.merge(
          new Place(nowhere, found.location().path()),
          found,
          (first, again) -> first.declared(first.declaration().and(again.declaration())));
    }
    return new ArrayList<>(kept.values());
  }

  private static List<InstalledPackage> owned(
      List<InstalledPackage> packages, Collection<FileFindings> files) {
    Map<Long, String> owners = owners(packages, files);
    if (owners.isEmpty()) {
      return packages;
    }
    return packages.stream()
        .map(
            found -> {
              String owner = isOwnable(found) ? owners.getOrDefault(pathHash(found), "") : "";
              return owner.isEmpty() ? found : found.ownedBy(owner);
            })
        // The operating-system package is the same software, under the name its advisories use.
        .filter(found -> found.type() != PackageType.GENERIC || found.owner().isEmpty())
        .toList();
  }

  private static Map<Long, String> owners(
      List<InstalledPackage> packages, Collection<FileFindings> files) {
    return FileOwners.ofHashes(
        packages.stream().filter(Coalescer::isOwnable).map(Coalescer::pathHash).collect(toSet()),
        files);
  }

  private static boolean isOwnable(InstalledPackage found) {
    return !found.type().isOperatingSystem() && found.owner().isEmpty();
  }

  /// Of the file on disk: what lies in an archive belongs to who installed the archive.
  private static long pathHash(InstalledPackage found) {
    String path = found.location().path();
    int nested = path.indexOf("!/");
    return OwnedPaths.hash(nested < 0 ? path : path.substring(0, nested));
  }
}
