package dev.assay.match;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.VexPurls;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.Vulnerability;
import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.Purl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what VEX statements say of the verdicts on one inventory.
///
/// A statement is about a package where its product is that package; where its product holds the
/// package, that is, where the product is the scanned image or another package of the same file
/// (the main module of a program, the archive around a library); and then only for the packages
/// among its subcomponents, where it names any. Of several the newest counts (OpenVEX 0.2.0,
/// "Status changes over time").
public final class VexFilter {
  private static final Comparator<VexStatement> OLDEST_FIRST =
      Comparator.comparing(statement -> statement.source().time());

  private final Inventory inventory;
  private final Advisories advisories;
  private final Map<String, List<VexStatement>> byVulnerability = new HashMap<>();
  private final Map<String, List<InstalledPackage>> byFile = new HashMap<>();

  public VexFilter(Inventory inventory, List<VexStatement> statements, Advisories advisories) {
    this.inventory = inventory;
    this.advisories = advisories;
    for (VexStatement statement : statements) {
      for (String id : new HashSet<>(statement.vulnerabilities())) {
        byVulnerability.computeIfAbsent(key(id), k -> new ArrayList<>(1)).add(statement);
      }
    }
    for (InstalledPackage installed : inventory.packages()) {
      byFile.computeIfAbsent(outer(installed), k -> new ArrayList<>(1)).add(installed);
    }
  }

  /// Purls, without versions, of everything in an inventory that a statement may be about.
  public static Set<String> products(Inventory inventory) {
    var products = new LinkedHashSet<String>();
    for (InstalledPackage installed : inventory.packages()) {
      products.add(VexPurls.base(purl(installed, inventory)));
    }
    if (inventory.artifact() instanceof Artifact.Image image) {
      products.add("pkg:oci/" + ImagePurl.name(image));
    }
    return products;
  }

  /// The newest statement about a verdict; empty where there is none.
  public Optional<VexStatement> answer(Verdict verdict) {
    if (byVulnerability.isEmpty()) {
      return Optional.empty();
    }
    var candidates = new LinkedHashSet<VexStatement>();
    for (String id : ids(verdict)) {
      candidates.addAll(byVulnerability.getOrDefault(key(id), List.of()));
    }
    Purl purl = purl(verdict.installed(), inventory);
    // Of two as old the later one in the document counts, so the last of the newest is taken.
    return candidates.stream()
        .filter(statement -> isAbout(statement, verdict.installed(), purl))
        .reduce((a, b) -> OLDEST_FIRST.compare(a, b) > 0 ? a : b);
  }

  private Set<String> ids(Verdict verdict) {
    var ids = new LinkedHashSet<String>();
    String canonical = verdict.statement().vulnerability();
    ids.add(canonical);
    ids.add(verdict.statement().record());
    Optional<Vulnerability> known = advisories.vulnerability(canonical);
    known.ifPresent(vulnerability -> ids.addAll(vulnerability.aliases()));
    return ids;
  }

  private boolean isAbout(VexStatement statement, InstalledPackage installed, Purl purl) {
    Optional<Purl> product = VexPurls.read(statement.product());
    if (product.isEmpty()) {
      return false;
    }
    boolean isMeant =
        statement.subcomponents().isEmpty()
            || statement.subcomponents().stream()
                .flatMap(part -> VexPurls.read(part).stream())
                .anyMatch(part -> matches(part, purl));
    // A statement about a package by itself may repeat it as its only subcomponent.
    return isMeant && (matches(product.get(), purl) || holds(product.get(), installed));
  }

  /// Whether the product is what the package was found in.
  private boolean holds(Purl product, InstalledPackage installed) {
    if (product.type().equals("oci")) {
      return inventory.artifact() instanceof Artifact.Image image
          && ImagePurl.names(product, image);
    }
    for (InstalledPackage other : byFile.getOrDefault(outer(installed), List.of())) {
      boolean around =
          other.location().path().equals(installed.location().path())
              || installed.location().path().startsWith(other.location().path() + "!/");
      if (around && matches(product, purl(other, inventory))) {
        return true;
      }
    }
    return false;
  }

  /// Whether what a statement names is a package: a version and qualifiers count where given.
  private static boolean matches(Purl named, Purl installed) {
    return named.type().equals(installed.type())
        && named.namespace().equals(installed.namespace())
        && named.name().equals(installed.name())
        && (named.version().isEmpty() || plain(named).equals(plain(installed)))
        && named.qualifiers().entrySet().stream()
            .allMatch(wanted -> installed.qualifier(wanted.getKey()).equals(wanted.getValue()));
  }

  /// Go's versions are written with and without their `v`.
  private static String plain(Purl purl) {
    return purl.type().equals("golang") && purl.version().startsWith("v")
        ? purl.version().substring(1)
        : purl.version();
  }

  private static Purl purl(InstalledPackage installed, Inventory inventory) {
    return Purl.of(installed, inventory.operatingSystem());
  }

  /// The file on the disk that a package was found in.
  private static String outer(InstalledPackage installed) {
    String path = installed.location().path();
    int nested = path.indexOf("!/");
    return nested < 0 ? path : path.substring(0, nested);
  }

  private static String key(String id) {
    return id.toUpperCase(Locale.ROOT);
  }
}
