package dev.assay.advisory.feed.chainguard;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.secdb.Secdb;
import java.io.IOException;
import java.util.List;

/// Reads `security.json` of Wolfi and of Chainguard.
public final class ChainguardFeed implements Feed {
  private static final String CODE = "ADV-CHA-001";
  private static final String WOLFI = "wolfi/security.json";
  private static final String CHAINGUARD = "chainguard/security.json";

  @Override
  public String name() {
    return "chainguard";
  }

  @Override
  public String licence() {
    return "Chainguard's terms: non-commercial, no derivatives, with a scanner licence apart";
  }

  @Override
  public boolean reads(String path) {
    return path.equals(WOLFI) || path.equals(CHAINGUARD);
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of("chainguard", "https://packages.wolfi.dev/os/security.json", WOLFI),
        Source.of("chainguard", "https://packages.cgr.dev/chainguard/security.json", CHAINGUARD));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException {
    String name = file.path().equals(WOLFI) ? "Wolfi" : "Chainguard";
    Secdb.read(file, new Origin(CODE, file.path(), sink), secdb -> new Ecosystem(name, ""));
  }
}
