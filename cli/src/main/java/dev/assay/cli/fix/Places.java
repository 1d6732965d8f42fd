package dev.assay.cli.fix;

import dev.assay.delivery.UpgradePlan;
import dev.assay.delivery.UpgradePlan.Change;
import dev.assay.delivery.UpgradePlan.Place;
import dev.assay.delivery.UpgradeStep;
import dev.assay.model.InstalledPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the steps of a plan do to the files of a folder.
public final class Places {
  private final Path root;
  private final Map<String, TextLines> files = new HashMap<>();

  /// @param root the folder that was scanned
  public Places(Path root) {
    this.root = root;
  }

  /// A step with its places.
  public UpgradePlan.Step of(UpgradeStep step) {
    var places = new ArrayList<Place>();
    for (InstalledPackage one : step.installed()) {
      places.add(
          new Place(
              one.location().path(),
              one.location().line(),
              one.name(),
              one.version(),
              change(one, step.version())));
    }
    return new UpgradePlan.Step(step, places);
  }

  private Change change(InstalledPackage one, String version) {
    String path = one.location().path();
    Optional<Manifest> manifest = Manifest.of(path);
    if (manifest.isEmpty() || one.location().line() == 0) {
      return new Change.ByHand("its own tool writes this file");
    }
    try {
      return manifest.get().change(lines(path), one.location().line(), one.version(), version);
    } catch (IOException e) {
      return new Change.ByHand("cannot be read: " + e.getMessage());
    }
  }

  private TextLines lines(String path) throws IOException {
    TextLines known = files.get(path);
    if (known == null) {
      known = TextLines.read(ManifestEdits.inside(root, path));
      files.put(path, known);
    }
    return known;
  }
}
