package dev.assay.advisory.feed.releases;

import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Lines;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads distro-info-data's tables of Debian's and Ubuntu's releases, and debian-security-support's
/// lists of packages whose support has ended early. [OtherReleases] has the other distributions.
public final class ReleasesFeed implements Feed {
  static final String CODE = "ADV-REL-001";
  private static final String RELEASES = "debian/distro-info/";
  private static final String PACKAGES = "debian/security-support/security-support-ended.deb";
  private static final List<String> WITH_LISTS = List.of("11", "12", "13");

  @Override
  public String name() {
    return "releases";
  }

  @Override
  public String licence() {
    return "ISC (distro-info-data), GPL-2+ (debian-security-support)";
  }

  @Override
  public boolean reads(String path) {
    return path.equals(RELEASES + "debian.csv")
        || path.equals(RELEASES + "ubuntu.csv")
        || path.startsWith(PACKAGES);
  }

  @Override
  public List<Source> sources() {
    var sources = new ArrayList<Source>();
    for (String file : List.of("debian.csv", "ubuntu.csv")) {
      sources.add(
          Source.of(
              "releases",
              "https://salsa.debian.org/debian/distro-info-data/-/raw/main/" + file,
              RELEASES + file));
    }
    for (String release : WITH_LISTS) {
      sources.add(
          Source.of(
              "releases",
              "https://salsa.debian.org/debian/debian-security-support/-/raw/master/"
                  + "security-support-ended.deb"
                  + release,
              PACKAGES + release));
    }
    return sources;
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException {
    try (InputStream in = file.open()) {
      if (file.path().startsWith(PACKAGES)) {
        String release = file.path().substring(PACKAGES.length());
        new EndedPackages(file.path(), release, sink).read(Lines.of(in, CODE, file.path(), sink));
      } else {
        boolean isUbuntu = file.path().endsWith("ubuntu.csv");
        new ReleaseTable(new Origin(CODE, file.path(), sink), isUbuntu)
            .read(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    }
  }
}
