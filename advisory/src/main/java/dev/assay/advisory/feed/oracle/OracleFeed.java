package dev.assay.advisory.feed.oracle;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.PackageNames;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.cvss.Cvss;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.oval.OvalClaim;
import dev.assay.advisory.feed.oval.OvalDefinition;
import dev.assay.advisory.feed.oval.OvalReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads `com.oracle.elsa-all.xml`: fixes, each with the module's stream where it has one. Builds
/// for Ksplice and FIPS are in it too; their versions say so, and matching keeps them apart.
public final class OracleFeed implements Feed {
  private static final String CODE = "ADV-ORA-001";
  private static final String PRODUCT = "Oracle Linux ";

  @Override
  public String name() {
    return "oracle";
  }

  @Override
  public String licence() {
    return "copyright Oracle; terms not stated in the file";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("oracle/")
        && (path.endsWith(".xml") || path.endsWith(".xml.bz2") || path.endsWith(".xml.gz"));
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "oracle",
            "https://linux.oracle.com/security/oval/com.oracle.elsa-all.xml.bz2",
            "oracle/com.oracle.elsa-all.xml.bz2"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    try (InputStream in = Archive.unpacked(file.path(), file.open())) {
      new OvalReader(new Origin(CODE, file.path(), sink))
          .read(in, (definition, claims) -> tell(definition, claims, sink));
    }
  }

  private static void tell(OvalDefinition definition, List<OvalClaim> claims, FactSink sink) {
    sink.feedTime(definition.updated());
    var about = new ArrayList<Fact.About>();
    for (OvalClaim claim : claims) {
      for (String product : claim.products()) {
        if (product.startsWith(PRODUCT)) {
          about.add(
              new Fact.About(
                  new Ecosystem("Oracle Linux", product.substring(PRODUCT.length()).strip()),
                  PackageNames.inModule(claim.module(), claim.name()),
                  claim.statement(),
                  definition.severity()));
        }
      }
    }
    if (about.isEmpty() || definition.cves().isEmpty() || definition.ids().isEmpty()) {
      sink.countLeftOut();
      return;
    }
    String advisory = definition.ids().getFirst();
    sink.accept(new Fact.Says(advisory, definition.updated(), definition.cves(), about));
    definition.vectors().forEach(scored -> rating(advisory, scored, sink));
  }

  /// `CVE-2023-0664 CVSS:3.1/AV:L/…`: Oracle gives each CVE its vector.
  private static void rating(String advisory, String scored, FactSink sink) {
    String[] words = scored.split(" ", 2);
    Cvss.rate("ORACLE_CVE", words[1])
        .ifPresent(rating -> sink.accept(describes(advisory, words[0], rating)));
  }

  private static Fact.Describes describes(String advisory, String cve, Rating rating) {
    return new Fact.Describes(
        advisory,
        cve,
        List.of(),
        Fact.Trust.DISTRIBUTION,
        new Vulnerability.Text("", ""),
        List.of(rating),
        List.of(),
        new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
        List.of("https://linux.oracle.com/cve/" + cve + ".html"));
  }
}
