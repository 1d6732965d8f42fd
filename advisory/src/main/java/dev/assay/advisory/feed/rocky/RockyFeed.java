package dev.assay.advisory.feed.rocky;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.PackageNames;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.Statements;
import dev.assay.advisory.feed.updateinfo.UpdateInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `updateinfo.xml` from a mirror of Rocky's repositories (`rocky/9/AppStream/…`). What is
/// fetched from elsewhere is OSV's conversion of the same advisories.
public final class RockyFeed implements Feed {
  private static final String CODE = "ADV-ROC-001";
  private static final Pattern RELEASE = Pattern.compile("Rocky Linux ([0-9]+)(?:\\.[0-9]+)?");

  @Override
  public String name() {
    return "rocky";
  }

  @Override
  public String licence() {
    return "BSD-3-Clause";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("rocky/")
        && (path.endsWith("updateinfo.xml.gz") || path.endsWith("updateinfo.xml"));
  }

  @Override
  public List<Source> sources() {
    return List.of();
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    try (InputStream in = Archive.unpacked(file.path(), file.open())) {
      UpdateInfo.read(in, new Origin(CODE, file.path(), sink), update -> tell(update, sink));
    }
  }

  private static void tell(UpdateInfo.Update update, FactSink sink) {
    Matcher release = RELEASE.matcher(update.release());
    if (!release.matches()) {
      sink.countLeftOut();
      return;
    }
    var ecosystem = new Ecosystem("Rocky Linux", release.group(1));
    var about = new ArrayList<Fact.About>();
    for (UpdateInfo.Build build : update.builds()) {
      String fixed = build.epoch() + ":" + build.version() + "-" + build.release();
      String name = PackageNames.inModule(build.module(), build.name());
      about.add(new Fact.About(ecosystem, name, Statements.fixed(fixed), update.severity()));
    }
    sink.accept(new Fact.Says(update.id(), update.updated(), update.cves(), about));
  }
}
