package dev.assay.advisory.feed;

import dev.assay.advisory.feed.alpine.AlpineFeed;
import dev.assay.advisory.feed.amazon.AmazonFeed;
import dev.assay.advisory.feed.cve5.Cve5Feed;
import dev.assay.advisory.feed.debiantracker.DebianTrackerFeed;
import dev.assay.advisory.feed.epss.EpssFeed;
import dev.assay.advisory.feed.exploitdb.ExploitDbFeed;
import dev.assay.advisory.feed.friendsofphp.FriendsOfPhpFeed;
import dev.assay.advisory.feed.kev.KevFeed;
import dev.assay.advisory.feed.metasploit.MetasploitFeed;
import dev.assay.advisory.feed.nodejs.NodeJsFeed;
import dev.assay.advisory.feed.osv.OsvFeed;
import dev.assay.advisory.feed.rubysec.RubySecFeed;
import dev.assay.advisory.feed.rustsec.RustSecFeed;
import dev.assay.advisory.feed.vex.VexFeed;
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
        new ExploitDbFeed(),
        new FriendsOfPhpFeed(),
        new KevFeed(),
        new MetasploitFeed(),
        new NodeJsFeed(),
        new OsvFeed(),
        new RubySecFeed(),
        new RustSecFeed(),
        new VexFeed());
  }
}
