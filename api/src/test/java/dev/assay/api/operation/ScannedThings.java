package dev.assay.api.operation;

import dev.assay.advisory.Advisories;
import dev.assay.finding.FindingAssembler;
import dev.assay.finding.FindingStore;
import dev.assay.finding.InventoryCodec;
import dev.assay.finding.ScanResult;
import dev.assay.finding.ScannedResources;
import dev.assay.match.Matcher;
import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.util.List;

/// A host, an image and a function with well-known vulnerable packages, taken through the stages
/// as a scan would take them.
final class ScannedThings {
  static final String LAYER = "sha256:" + "c".repeat(64);

  private ScannedThings() {}

  static void into(FindingStore store, Advisories advisories) {
    var log4j = library(PackageType.MAVEN, "org.apache.logging.log4j:log4j-core", "2.14.1");
    var lodash = library(PackageType.NPM, "lodash", "4.17.10");
    take(
        store,
        advisories,
        new Artifact.Host(
            "web1",
            "0123456789abcdef0123456789abcdef",
            "",
            "6.1",
            "x86_64",
            new Listening.Unknown("nobody looked")),
        List.of(log4j, lodash));
    take(
        store,
        advisories,
        new Artifact.Image(
            "registry.example:5000/shop/cart:1",
            "sha256:" + "b".repeat(64),
            "linux/amd64",
            List.of("registry.example:5000/shop/cart:1"),
            List.of(LAYER),
            "2026-11-01T00:00:00Z"),
        List.of(lodash.at(lodash.location().inLayer(LAYER))));
    take(
        store,
        advisories,
        new Artifact.Function("pay.zip", "q1w2e3r4t5y6u7i8o9p0q1w2e3r4t5y6u7i8o9p0q1s=", 100),
        List.of(log4j));
  }

  private static void take(
      FindingStore store,
      Advisories advisories,
      Artifact artifact,
      List<InstalledPackage> packages) {
    var inventory =
        new Inventory(
            artifact,
            new OperatingSystem.Distribution("debian", "12", "bookworm", "Debian 12"),
            packages,
            List.of());
    var findings = FindingAssembler.assemble(new Matcher(advisories).match(inventory), advisories);
    var resource = ScannedResources.in(TestStages.ACCOUNT, "eu-central-1").of(inventory);
    store.apply(TestStages.ACCOUNT, new ScanResult(resource, inventory, findings));
  }

  private static InstalledPackage library(PackageType type, String name, String version) {
    return InstalledPackage.of(type, name, version, PackageLocation.of("app/" + name));
  }

  /// Nothing here is ever read again.
  static final class NotKept implements InventoryCodec {
    @Override
    public byte[] write(Inventory inventory) {
      return new byte[0];
    }

    @Override
    public Inventory read(byte[] bytes) {
      throw new IllegalStateException("inventories are not kept in these tests");
    }
  }
}
