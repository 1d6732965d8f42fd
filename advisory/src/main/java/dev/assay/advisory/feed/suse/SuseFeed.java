package dev.assay.advisory.feed.suse;

import dev.assay.advisory.Ecosystem;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads SUSE's OVAL files from a mirror. What is fetched is SUSE's own OSV archive, which the feed
/// of that name reads: the OVAL file of one release is larger than all of that.
public final class SuseFeed implements Feed {
  private static final String CODE = "ADV-SUS-001";
  private static final String ENTERPRISE = "SUSE Linux Enterprise ";

  /// What every server has; extended support (LTSS, ESPOS) has fixes of its own.
  private static final Pattern GENERAL =
      Pattern.compile("(?:Server|Module for [A-Za-z0-9 ]+?) [0-9]+(?: SP[0-9]+|\\.[0-9]+)?");

  @Override
  public String name() {
    return "suse";
  }

  @Override
  public String licence() {
    return "CC-BY-4.0";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("suse/")
        && (path.endsWith(".xml") || path.endsWith(".xml.gz") || path.endsWith(".xml.bz2"));
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "suse", "https://ftp.suse.com/pub/projects/security/osv.tar.bz2", "suse/osv.tar.bz2"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    try (InputStream in = Archive.unpacked(file.path(), file.open())) {
      new OvalReader(new Origin(CODE, file.path(), sink))
          .read(in, (definition, claims) -> tell(definition, claims, sink));
    }
  }

  private static void tell(OvalDefinition definition, List<OvalClaim> claims, FactSink sink) {
    var about = new ArrayList<Fact.About>();
    for (OvalClaim claim : claims) {
      for (String product : claim.products()) {
        ecosystem(product)
            .ifPresent(
                space ->
                    about.add(
                        new Fact.About(
                            space, claim.name(), claim.statement(), definition.severity())));
      }
    }
    if (about.isEmpty() || definition.cves().isEmpty()) {
      sink.countLeftOut();
      return;
    }
    // The title of a file of vulnerabilities is the CVE; that of a patch begins with its number.
    String record = definition.title().split("[: ]", 2)[0];
    sink.accept(new Fact.Says(record, definition.updated(), definition.cves(), about));
  }

  /// In OSV's spelling of the product.
  private static Optional<Ecosystem> ecosystem(String product) {
    if (product.startsWith("openSUSE Leap ") || product.equals("openSUSE Tumbleweed")) {
      return Optional.of(new Ecosystem("openSUSE", product.substring("openSUSE ".length())));
    }
    if (!product.startsWith(ENTERPRISE)) {
      return Optional.empty();
    }
    String name = product.substring(ENTERPRISE.length());
    return GENERAL.matcher(name).matches()
        ? Optional.of(new Ecosystem("SUSE", "Linux Enterprise " + name))
        : Optional.empty();
  }
}
