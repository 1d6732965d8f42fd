package dev.assay.advisory.feed.osv;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.feed.Fields;
import java.util.ArrayList;
import java.util.List;

/// Turns the events of a range into runs of affected versions.
///
/// OSV's algorithm walks the events in version order. Publishers write them in that order, so each
/// `introduced` opens a run and the next bound closes it; a bound with no run open changes nothing,
/// and an `introduced` inside a run changes nothing either.
final class OsvRanges {
  private OsvRanges() {}

  /// @param lastKnown GitHub's `last_known_affected_version_range`, which bounds a run that no
  ///     event closes; empty where not given
  static List<AffectedRange> of(Fields range, String lastKnown) {
    var runs = new ArrayList<AffectedRange>();
    var open = new ArrayList<String>(1);
    for (Fields event : introducedFirst(range.objects("events"))) {
      if (event.has("introduced")) {
        if (open.isEmpty()) {
          open.add(event.text("introduced"));
        }
      } else if (!open.isEmpty()) {
        UpperBound bound = bound(event);
        if (!(bound instanceof UpperBound.Open)) {
          runs.add(new AffectedRange(open.removeLast(), bound));
        }
      }
    }
    if (!open.isEmpty()) {
      runs.add(new AffectedRange(open.getFirst(), lastKnown(lastKnown)));
    }
    return runs;
  }

  /// Some publishers write a pair the other way round.
  private static List<Fields> introducedFirst(List<Fields> events) {
    boolean reversed =
        events.size() == 2 && !events.get(0).has("introduced") && events.get(1).has("introduced");
    return reversed ? events.reversed() : events;
  }

  private static UpperBound bound(Fields event) {
    if (event.has("fixed")) {
      return new UpperBound.Fixed(event.text("fixed"));
    }
    if (event.has("last_affected")) {
      return new UpperBound.LastAffected(event.text("last_affected"));
    }
    String limit = event.text("limit");
    return limit.isEmpty() || limit.equals("*")
        ? new UpperBound.Open()
        : new UpperBound.Limit(limit);
  }

  private static UpperBound lastKnown(String text) {
    if (text.startsWith("<=")) {
      return new UpperBound.LastAffected(text.substring(2).strip());
    }
    if (text.startsWith("<")) {
      return new UpperBound.Limit(text.substring(1).strip());
    }
    return new UpperBound.Open();
  }
}
