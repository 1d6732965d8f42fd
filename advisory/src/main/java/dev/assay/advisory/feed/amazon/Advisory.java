package dev.assay.advisory.feed.amazon;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Statement;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.updateinfo.UpdateInfo.Build;
import dev.assay.advisory.feed.updateinfo.UpdateInfo.Update;
import java.util.ArrayList;
import java.util.List;

/// What an ALAS says of each package it lists.
final class Advisory {
  private Advisory() {}

  static Fact.Says says(Update update, Ecosystem ecosystem) {
    var about = new ArrayList<Fact.About>();
    for (Build build : update.builds()) {
      about.add(
          new Fact.About(
              ecosystem, build.name(), statement(update.id(), build), update.severity()));
    }
    return new Fact.Says(update.id(), update.updated(), update.cves(), about);
  }

  private static Statement statement(String id, Build build) {
    String fixed = build.epoch() + ":" + build.version() + "-" + build.release();
    return new Statement.Affected(
        List.of(new AffectedRange(introduced(id, build), new UpperBound.Fixed(fixed))),
        List.of(),
        Statement.FixPlan.UNKNOWN);
  }

  /// An advisory of an extra topic that carries a version (`ALAS2KERNEL-5.10-2022-001`) speaks of
  /// that series alone: the kernel 4.14 of the core repository has advisories of its own, although
  /// 4.14 is less than any fixed 5.10.
  private static String introduced(String id, Build build) {
    String series = series(id);
    boolean within =
        !series.isEmpty()
            && (build.version().equals(series) || build.version().startsWith(series + "."));
    return within ? build.epoch() + ":" + series : "0";
  }

  /// `5.10` of `ALAS2KERNEL-5.10-2022-001`, `8.0` of `ALAS2PHP8.0-2023-001`; empty for the core.
  static String series(String advisory) {
    int number = advisory.lastIndexOf('-');
    int year = number < 0 ? -1 : advisory.lastIndexOf('-', number - 1);
    if (year < 0 || !advisory.startsWith("ALAS2") || advisory.startsWith("ALAS2023")) {
      return "";
    }
    String topic = advisory.substring("ALAS2".length(), year);
    int start = topic.length();
    while (start > 0 && "0123456789.".indexOf(topic.charAt(start - 1)) >= 0) {
      start--;
    }
    return topic.substring(start);
  }
}
