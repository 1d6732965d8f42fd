package dev.assay.inventory.extract;

import dev.assay.inventory.extract.maven.Pom;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;

/// Takes what an extractor finds.
public interface PackageSink {

  void add(InstalledPackage installed);

  void add(InputProblem problem);

  /// Called by the extractor of `os-release`.
  void add(OperatingSystem.Distribution distribution);

  /// Says where the system receives packages from beside what its release says: see
  /// [OperatingSystem.Distribution#repositories].
  void addRepository(String name);

  /// Called by the extractor of Maven's project files. What a project depends on is known when all
  /// files it inherits from were read.
  void add(Pom pom);

  /// Says that an operating-system package installed a file, so that language packages found there
  /// are not reported twice.
  ///
  /// @param path relative to the scanned root, without a leading `/`
  void own(String path, String operatingSystemPackage);
}
