package dev.assay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackageChangeTest {

  @Test
  void versionsCountAndPlacesDoNot() {
    var old =
        List.of(
            at("a", "1", "x"),
            at("a", "1", "y"),
            at("b", "1", "x"),
            at("c", "1", "x"),
            at("d", "1", "x"));
    var later =
        List.of(
            at("a", "1", "z"),
            at("b", "1", "x"),
            at("b", "2", "y"),
            at("c", "2", "x"),
            at("e", "1", "x"));
    assertThat(PackageChange.between(old, later))
        .containsExactly(
            new PackageChange("npm", "b", List.of("1"), List.of("1", "2")),
            new PackageChange("npm", "c", List.of("1"), List.of("2")),
            new PackageChange("npm", "d", List.of("1"), List.of()),
            new PackageChange("npm", "e", List.of(), List.of("1")))
        .extracting(PackageChange::kind)
        .containsExactly(
            PackageChange.Kind.CHANGED,
            PackageChange.Kind.CHANGED,
            PackageChange.Kind.REMOVED,
            PackageChange.Kind.ADDED);
    assertThat(PackageChange.between(old, old)).isEmpty();
  }

  private static InstalledPackage at(String name, String version, String path) {
    return InstalledPackage.of(PackageType.NPM, name, version, PackageLocation.of(path));
  }
}
