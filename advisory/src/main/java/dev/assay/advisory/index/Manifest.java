package dev.assay.advisory.index;

import dev.assay.advisory.FeedSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When an index was built and from what.
record Manifest(List<FeedSummary> feeds, Instant builtAt, boolean isStarter) {

  static void write(List<FeedSummary> feeds, Instant builtAt, boolean starter, Bytes out) {
    out.putLong(builtAt.getEpochSecond());
    out.putByte(starter ? 1 : 0);
    out.putVarint(feeds.size());
    for (FeedSummary feed : feeds) {
      out.putText(feed.feed());
      out.putInt(feed.records());
      out.putInt(feed.withdrawn());
      out.putInt(feed.leftOut());
      out.putInt(feed.problems());
      out.putLong(feed.feedTime().getEpochSecond());
      out.putLong(feed.fetchedAt().getEpochSecond());
      out.putText(feed.origin());
      out.putText(feed.licence());
    }
  }

  static Manifest read(Cursor in) {
    Instant builtAt = Instant.ofEpochSecond(in.nextLong());
    boolean starter = in.nextByte() == 1;
    int count = in.nextVarint();
    var feeds = new ArrayList<FeedSummary>();
    for (int i = 0; i < count; i++) {
      feeds.add(
          new FeedSummary(
              in.nextText(),
              in.nextInt(),
              in.nextInt(),
              in.nextInt(),
              in.nextInt(),
              Instant.ofEpochSecond(in.nextLong()),
              Instant.ofEpochSecond(in.nextLong()),
              in.nextText(),
              in.nextText()));
    }
    return new Manifest(feeds, builtAt, starter);
  }
}
