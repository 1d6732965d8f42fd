package dev.assay.advisory.feed;

import dev.assay.advisory.feed.alpine.AlpineFeed;
import dev.assay.advisory.feed.amazon.AmazonFeed;
import dev.assay.advisory.feed.cve5.Cve5Feed;
import dev.assay.advisory.feed.debiantracker.DebianTrackerFeed;
import dev.assay.advisory.feed.epss.EpssFeed;
import dev.assay.advisory.feed.kev.KevFeed;
import dev.assay.advisory.feed.osv.OsvFeed;
import dev.assay.advisory.feed.redhat.RedHatFeed;
import dev.assay.advisory.feed.ubuntu.UbuntuFeed;
import java.util.List;

/// Every feed there is.
public final class Feeds {
  private Feeds() {}

  /// Sorted by name.
  public static List<Feed> all() {
    return List.of(
        new AlpineFeed(),
        new AmazonFeed(),
        new Cve5Feed(),
        new DebianTrackerFeed(),
        new EpssFeed(),
        new KevFeed(),
        new OsvFeed(),
        new RedHatFeed(),
        new UbuntuFeed());
  }
}
