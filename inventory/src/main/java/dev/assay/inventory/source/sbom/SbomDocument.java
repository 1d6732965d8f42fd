package dev.assay.inventory.source.sbom;

import dev.assay.inventory.TargetException;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.maven.Pom;
import dev.assay.model.Artifact;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What has been read of one document.
final class SbomDocument {
  private static final Comparator<InstalledPackage> ORDER =
      Comparator.comparing(InstalledPackage::type)
          .thenComparing(InstalledPackage::name)
          .thenComparing(InstalledPackage::version)
          .thenComparing(InstalledPackage::architecture)
          .thenComparing(found -> found.location().path())
          .thenComparingInt(found -> found.location().line());

  private final String name;
  private final List<InstalledPackage> packages = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();
  private final FileProblems listed;
  private final Map<String, Integer> unjudged = new LinkedHashMap<>();

  private String format = "";
  private String formatVersion = "";
  private String spdxVersion = "";
  private String subject = "";
  private OperatingSystem stated = new OperatingSystem.Unidentified("the SBOM names none");
  private OperatingSystem implied = stated;
  private String firstBreak = "";

  SbomDocument(String name) {
    this.name = name;
    this.listed = new FileProblems("INV-SBOM", name, new Problems(problems));
  }

  void format(String value) {
    format = value;
  }

  void formatVersion(String value) {
    formatVersion = value;
  }

  void spdxVersion(String value) {
    spdxVersion = value;
  }

  void subject(String value) {
    subject = value;
  }

  /// A component that says it is the operating system.
  void stated(OperatingSystem.Distribution distribution) {
    stated = distribution;
  }

  /// What a package's purl says about its distribution; the first counts.
  void implied(OperatingSystem.Distribution distribution) {
    if (implied instanceof OperatingSystem.Unidentified) {
      implied = distribution;
    }
  }

  void add(InstalledPackage found) {
    packages.add(found);
  }

  /// What stands for the place of a package whose component names none.
  String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  FileProblems problems() {
    return listed;
  }

  /// A component whose kind no advisory here speaks about; counted by kind.
  void unjudged(String kind) {
    if (unjudged.size() < 100 || unjudged.containsKey(kind)) {
      unjudged.merge(kind, 1, Integer::sum);
    } else {
      unjudged.merge("of other kinds", 1, Integer::sum);
    }
  }

  void broken(int line, int column, String reason) {
    firstBreak = "line " + line + ", column " + column + ": " + reason;
    listed.broken(line, column, reason, "components after this place were not read");
  }

  Inventory inventory() {
    String title = title();
    unjudged.forEach(
        (kind, count) ->
            problems.add(
                InputProblem.of(
                    "INV-SBOM-006",
                    name,
                    count + (count == 1 ? " component " : " components ") + kind,
                    count == 1 ? "it is not judged" : "they are not judged")));
    listed.close();
    packages.sort(ORDER);
    return new Inventory(
        new Artifact.Sbom(name, title, subject),
        stated instanceof OperatingSystem.Unidentified ? implied : stated,
        packages,
        problems);
  }

  private String title() {
    if (format.equals("CycloneDX")) {
      return "CycloneDX " + formatVersion;
    }
    if (spdxVersion.startsWith("SPDX-2.")) {
      return "SPDX " + spdxVersion.substring("SPDX-".length());
    }
    String reason;
    if (!spdxVersion.isEmpty()) {
      reason = "the file says " + shown(spdxVersion) + "; SPDX 2.2 and 2.3 are read";
    } else if (!format.isEmpty()) {
      reason = "the file says bomFormat " + shown(format) + "; CycloneDX is read";
    } else if (!firstBreak.isEmpty()) {
      reason = firstBreak;
    } else {
      reason = "neither bomFormat (CycloneDX) nor spdxVersion (SPDX) is in it";
    }
    throw new TargetException("cannot read " + name + "\n  " + reason);
  }

  private static String shown(String value) {
    return InputProblem.of("", value, "", "").message().split(" · ", 2)[0];
  }

  /// The part of a sink that lists problems.
  private record Problems(List<InputProblem> list) implements PackageSink {
    @Override
    public void add(InstalledPackage installed) {
      throw new IllegalStateException("only problems come this way");
    }

    @Override
    public void add(InputProblem problem) {
      list.add(problem);
    }

    @Override
    public void add(OperatingSystem.Distribution distribution) {
      throw new IllegalStateException("only problems come this way");
    }

    @Override
    public void addRepository(String name) {
      throw new IllegalStateException("only problems come this way");
    }

    @Override
    public void add(Pom pom) {
      throw new IllegalStateException("only problems come this way");
    }

    @Override
    public void own(String path, String operatingSystemPackage) {
      throw new IllegalStateException("only problems come this way");
    }
  }
}
