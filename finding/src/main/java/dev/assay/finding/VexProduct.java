package dev.assay.finding;

import dev.assay.advisory.VexPurls;
import dev.assay.advisory.VexStatement;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.Condition.NumberRange;
import dev.assay.finding.Condition.PackageMatch;
import dev.assay.finding.Condition.PackagePart;
import dev.assay.finding.Condition.PackageProperty;
import dev.assay.finding.Condition.Text;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.Purl;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a statement speaks of, in the words of suppression rules: an image, packages, or packages
/// within an image.
///
/// Rules know neither distributions nor which package lies within which. What needs them is
/// refused rather than widened: a rule for `openssl` of Alpine that hides Debian's would be worse
/// than none.
final class VexProduct {
  private static final PackageLocation NOWHERE = PackageLocation.of("");
  private static final String ANY_VERSION = "0";

  private VexProduct() {}

  /// @throws CriteriaException where no rule can mean the same
  static Map<FindingField, List<Condition>> conditions(VexStatement statement) {
    Purl product = purl("product", statement.product());
    List<Purl> parts =
        statement.subcomponents().stream().map(part -> purl("subcomponents", part)).toList();
    Map<FindingField, List<Condition>> conditions = new EnumMap<>(FindingField.class);
    if (product.type().equals("oci")) {
      conditions.putAll(image(product));
    } else if (parts.isEmpty()) {
      parts = List.of(product);
    } else if (!parts.equals(List.of(product))) {
      throw new CriteriaException(
          "product",
          "is a package that holds others: a rule cannot tell what lies within it; name an image");
    }
    List<Condition> packages = new ArrayList<>();
    parts.forEach(part -> packages.addAll(installed(part)));
    if (!packages.isEmpty()) {
      conditions.put(FindingField.VULNERABLE_PACKAGES, packages);
    }
    return conditions;
  }

  private static Purl purl(String member, String text) {
    return VexPurls.read(text)
        .orElseThrow(() -> new CriteriaException(member, "is no package URL: " + text));
  }

  /// By digest, which names it wherever it lies, or by where it lies.
  private static Map<FindingField, List<Condition>> image(Purl product) {
    Map<FindingField, List<Condition>> conditions = new EnumMap<>(FindingField.class);
    String address = product.qualifier("repository_url");
    if (!product.version().isEmpty()) {
      conditions.put(FindingField.ECR_IMAGE_HASH, equal(product.version()));
    } else if (address.indexOf('/') > 0) {
      String name =
          address.endsWith("/" + product.name()) ? address : address + "/" + product.name();
      int slash = name.indexOf('/');
      conditions.put(FindingField.ECR_IMAGE_REGISTRY, equal(name.substring(0, slash)));
      conditions.put(FindingField.ECR_IMAGE_REPOSITORY_NAME, equal(name.substring(slash + 1)));
    } else {
      throw new CriteriaException(
          "product", "is an image without digest or repository_url, which a rule knows it by");
    }
    if (!product.qualifier("tag").isEmpty()) {
      conditions.put(FindingField.ECR_IMAGE_TAGS, equal(product.qualifier("tag")));
    }
    return conditions;
  }

  /// One condition, or two where the version is written in two ways.
  private static List<Condition> installed(Purl purl) {
    boolean isVersioned = !purl.version().isEmpty();
    Purl whole =
        isVersioned ? purl : Purl.of(purl.type(), purl.namespace(), purl.name(), ANY_VERSION);
    InstalledPackage one =
        whole
            .installedAt(NOWHERE)
            .orElseThrow(
                () ->
                    new CriteriaException(
                        "product", "is of a type that is not scanned: " + purl.type()));
    requireBinary(purl);
    if (!isVersioned) {
      if (one.type().isOperatingSystem()) {
        throw new CriteriaException(
            "product",
            "is a distribution's package without a version, by which alone a rule can tell it from"
                + " those of other distributions");
      }
      return List.of(new PackageMatch(List.of(name(one))));
    }
    if (one.type() == PackageType.GO) {
      String plain = purl.version().startsWith("v") ? purl.version().substring(1) : purl.version();
      return List.of(
          new PackageMatch(List.of(name(one), part(PackageProperty.VERSION, plain))),
          new PackageMatch(List.of(name(one), part(PackageProperty.VERSION, "v" + plain))));
    }
    return List.of(new PackageMatch(exactly(one, purl)));
  }

  /// Findings are about what is installed.
  private static void requireBinary(Purl purl) {
    if (purl.qualifier("arch").equals("source") || purl.qualifier("arch").equals("src")) {
      throw new CriteriaException("product", "is a source package; findings have binary ones");
    }
  }

  private static List<PackagePart> exactly(InstalledPackage one, Purl purl) {
    var version = PackageParts.of(one);
    List<PackagePart> parts = new ArrayList<>();
    parts.add(name(one));
    parts.add(part(PackageProperty.VERSION, version.version()));
    if (!version.release().isEmpty()) {
      parts.add(part(PackageProperty.RELEASE, version.release()));
    }
    // an rpm's epoch is a qualifier, and widely left out
    if (one.type() == PackageType.DEB || version.epoch() > 0) {
      parts.add(
          new PackagePart(
              PackageProperty.EPOCH, new NumberRange(version.epoch(), version.epoch())));
    }
    if (!purl.qualifier("arch").isEmpty()) {
      parts.add(part(PackageProperty.ARCHITECTURE, one.architecture()));
    }
    return parts;
  }

  private static PackagePart name(InstalledPackage one) {
    return part(PackageProperty.NAME, one.name());
  }

  private static PackagePart part(PackageProperty property, String value) {
    return new PackagePart(property, new Text(Comparison.EQUALS, value));
  }

  private static List<Condition> equal(String value) {
    return List.of(new Text(Comparison.EQUALS, value));
  }
}
