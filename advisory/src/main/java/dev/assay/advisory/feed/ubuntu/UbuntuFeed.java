package dev.assay.advisory.feed.ubuntu;

import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.util.List;

/// Reads the tracker's files, one a CVE: an archive of its git repository
/// (<https://git.launchpad.net/ubuntu-cve-tracker>), or its folders as they are.
///
/// Canonical's conversion to OSV is fetched and read by the feed of that name; it says neither what
/// will not be fixed nor what is not affected.
public final class UbuntuFeed implements Feed {
  private static final String ROOT = "ubuntu/";

  @Override
  public String name() {
    return "ubuntu";
  }

  @Override
  public String licence() {
    return "not stated for the tracker; Canonical gives its OSV form as CC-BY-SA-4.0";
  }

  @Override
  public boolean reads(String path) {
    if (!path.startsWith(ROOT)) {
      return false;
    }
    String inside = path.substring(ROOT.length());
    return Archive.isArchive(path)
        ? inside.startsWith("ubuntu-cve-tracker")
        : inside.startsWith("ubuntu-cve-tracker/") && isCveFile(inside);
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "ubuntu",
            "https://security-metadata.canonical.com/osv/osv-all.tar.xz",
            "ubuntu/osv-all.tar.xz"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    Archive.documents(
        file,
        TrackerFile.CODE,
        sink,
        UbuntuFeed::isCveFile,
        (name, in, origin) -> new TrackerFile(origin).read(in));
  }

  /// `active` and `retired` hold flaws of Ubuntu; what lies in `ignored` concerns no package of it.
  private static boolean isCveFile(String path) {
    String[] steps = path.split("/", -1);
    String folder = steps.length < 2 ? "" : steps[steps.length - 2];
    return steps[steps.length - 1].startsWith("CVE-")
        && (folder.equals("active") || folder.equals("retired"));
  }
}
