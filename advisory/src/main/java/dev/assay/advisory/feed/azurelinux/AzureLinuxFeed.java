package dev.assay.advisory.feed.azurelinux;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.PackageNames;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `azurelinux-3.0-oval.xml` and `cbl-mariner-2.0-oval.xml`. They name source packages.
public final class AzureLinuxFeed implements Feed {
  private static final String CODE = "ADV-AZL-001";
  private static final String BASE =
      "https://raw.githubusercontent.com/microsoft/AzureLinuxVulnerabilityData/main/";
  private static final Pattern FILE =
      Pattern.compile("azurelinux/(?:azurelinux|cbl-mariner)-([0-9]+)\\.0-oval\\.xml(?:\\.gz)?");

  @Override
  public String name() {
    return "azurelinux";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public boolean reads(String path) {
    return FILE.matcher(path).matches();
  }

  @Override
  public List<Source> sources() {
    var sources = new ArrayList<Source>();
    for (String file : List.of("azurelinux-3.0-oval.xml", "cbl-mariner-2.0-oval.xml")) {
      sources.add(Source.of("azurelinux", BASE + file, "azurelinux/" + file));
    }
    return sources;
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    Matcher name = FILE.matcher(file.path());
    var ecosystem = new Ecosystem("Azure Linux", name.matches() ? name.group(1) : "");
    try (InputStream in = Archive.unpacked(file.path(), file.open())) {
      new OvalReader(new Origin(CODE, file.path(), sink))
          .read(in, (definition, claims) -> tell(definition, claims, ecosystem, sink));
    }
  }

  private static void tell(
      OvalDefinition definition, List<OvalClaim> claims, Ecosystem ecosystem, FactSink sink) {
    // Microsoft's mark for a flaw that it does not count as one of the package.
    boolean counts = !definition.patchable().equals("Not Applicable");
    var about = new ArrayList<Fact.About>();
    for (OvalClaim claim : claims) {
      statement(claim, definition.patchable())
          .ifPresent(
              said ->
                  about.add(
                      new Fact.About(
                          ecosystem,
                          PackageNames.ofSource(claim.name()),
                          said,
                          definition.severity())));
    }
    if (!counts || about.isEmpty() || definition.cves().isEmpty()) {
      sink.countLeftOut();
      return;
    }
    sink.accept(
        new Fact.Says(definition.cves().getFirst(), Instant.EPOCH, definition.cves(), about));
  }

  /// Epochs are dropped, as every source package's are: see [PackageNames#ofSource].
  private static Optional<Statement> statement(OvalClaim claim, String patchable) {
    if (!(claim.statement() instanceof Statement.Affected affected)) {
      return Optional.empty();
    }
    var ranges = new ArrayList<AffectedRange>();
    for (AffectedRange range : affected.ranges()) {
      UpperBound until =
          switch (range.until()) {
            case UpperBound.Fixed fixed -> new UpperBound.Fixed(bare(fixed.version()));
            case UpperBound.LastAffected last -> new UpperBound.LastAffected(bare(last.version()));
            case UpperBound.Limit limit -> new UpperBound.Limit(bare(limit.version()));
            case UpperBound.Open open -> open;
          };
      ranges.add(new AffectedRange(bare(range.introduced()), until));
    }
    FixPlan plan = patchable.equals("false") ? FixPlan.NOT_YET_FIXED : FixPlan.UNKNOWN;
    return Optional.of(new Statement.Affected(ranges, List.of(), plan));
  }

  private static String bare(String version) {
    // One of the bounds in the file is written `0: 1.20.10-1.azl3`.
    return version.substring(version.indexOf(':') + 1).strip();
  }
}
