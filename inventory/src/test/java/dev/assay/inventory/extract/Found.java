package dev.assay.inventory.extract;

import dev.assay.inventory.extract.maven.Pom;
import dev.assay.inventory.extract.maven.PomResolution;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Keeps all an extractor finds.
public final class Found implements PackageSink {
  public final List<InstalledPackage> packages = new ArrayList<>();
  public final List<InputProblem> problems = new ArrayList<>();
  public final List<Distribution> distributions = new ArrayList<>();
  public final List<String> repositories = new ArrayList<>();
  public final List<Pom> poms = new ArrayList<>();
  public final Map<String, String> owners = new TreeMap<>();

  /// Runs an extractor over one file.
  public static Found in(Extractor extractor, ScannedFile file) throws Exception {
    var found = new Found();
    extractor.extract(file, found);
    return found;
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
  public void add(Distribution distribution) {
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

  /// Puts Maven's project files together, as it is done when all files were read.
  public void resolve() {
    var resolution = new PomResolution(poms);
    poms.forEach(pom -> resolution.resolve(pom, this));
  }

  @Override
  public void own(String path, String operatingSystemPackage) {
    owners.put(path, operatingSystemPackage);
  }

  private static String said(Declaration said) {
    return (said.relation() == Declaration.Relation.UNSTATED
            ? ""
            : " | " + said.relation().name().toLowerCase(Locale.ROOT))
        + (said.development() ? " | development" : "")
        + (said.license().isEmpty() ? "" : " | license " + said.license());
  }

  /// One line for each thing found, in the order found; the form of the golden files.
  public String text() {
    var lines = new ArrayList<String>();
    for (Distribution d : distributions) {
      lines.add(
          "distribution " + String.join(" | ", d.id(), d.versionId(), d.codename(), d.name()));
    }
    repositories.forEach(repository -> lines.add("repository " + repository));
    for (InstalledPackage p : packages) {
      lines.add(
          "package "
              + String.join(" | ", p.type().name(), p.name(), p.version(), p.architecture())
              + " | source "
              + String.join(" ", p.source().name(), p.source().version(), p.source().module())
                  .strip()
              + " | "
              + p.location().path()
              + ":"
              + p.location().line()
              + said(p.declaration()));
    }
    owners.forEach((path, owner) -> lines.add("owner " + owner + " of " + path));
    problems.forEach(problem -> lines.add("problem " + problem.code() + " " + problem.message()));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
