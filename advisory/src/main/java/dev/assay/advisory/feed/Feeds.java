package dev.assay.advisory.feed;

import dev.assay.advisory.feed.almalinux.AlmaLinuxFeed;
import dev.assay.advisory.feed.alpine.AlpineFeed;
import dev.assay.advisory.feed.amazon.AmazonFeed;
import dev.assay.advisory.feed.azurelinux.AzureLinuxFeed;
import dev.assay.advisory.feed.chainguard.ChainguardFeed;
import dev.assay.advisory.feed.cve5.Cve5Feed;
import dev.assay.advisory.feed.debiantracker.DebianTrackerFeed;
import dev.assay.advisory.feed.epss.EpssFeed;
import dev.assay.advisory.feed.exploitdb.ExploitDbFeed;
import dev.assay.advisory.feed.friendsofphp.FriendsOfPhpFeed;
import dev.assay.advisory.feed.kev.KevFeed;
import dev.assay.advisory.feed.metasploit.MetasploitFeed;
import dev.assay.advisory.feed.nodejs.NodeJsFeed;
import dev.assay.advisory.feed.oracle.OracleFeed;
import dev.assay.advisory.feed.osv.OsvFeed;
import dev.assay.advisory.feed.photon.PhotonFeed;
import dev.assay.advisory.feed.redhat.RedHatFeed;
import dev.assay.advisory.feed.releases.ReleasesFeed;
import dev.assay.advisory.feed.rocky.RockyFeed;
import dev.assay.advisory.feed.rubysec.RubySecFeed;
import dev.assay.advisory.feed.rustsec.RustSecFeed;
import dev.assay.advisory.feed.suse.SuseFeed;
import dev.assay.advisory.feed.ubuntu.UbuntuFeed;
import dev.assay.advisory.feed.ubuntu.UbuntuVexFeed;
import dev.assay.advisory.feed.vex.VexFeed;
import java.util.List;

/// Every feed there is.
public final class Feeds {
  private Feeds() {}

  /// Sorted by name.
  public static List<Feed> all() {
    return List.of(
        new AlmaLinuxFeed(),
        new AlpineFeed(),
        new AmazonFeed(),
        new AzureLinuxFeed(),
        new ChainguardFeed(),
        new Cve5Feed(),
        new DebianTrackerFeed(),
        new EpssFeed(),
        new ExploitDbFeed(),
        new FriendsOfPhpFeed(),
        new KevFeed(),
        new MetasploitFeed(),
        new NodeJsFeed(),
        new OracleFeed(),
        new OsvFeed(),
        new PhotonFeed(),
        new RedHatFeed(),
        new ReleasesFeed(),
        new RockyFeed(),
        new RubySecFeed(),
        new RustSecFeed(),
        new SuseFeed(),
        new UbuntuFeed(),
        new UbuntuVexFeed(),
        new VexFeed());
  }
}
