package dev.assay.match;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.Statement;
import dev.assay.match.version.LeadingNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Holds one installed version against statements, after the evaluation algorithm of the OSV
/// schema: a version is affected where it is listed or lies in a range.
final class StatementJudge {
  /// How many overlapping ranges are followed to a fix before it counts as unknown.
  private static final int MAX_STEPS = 64;

  private final String version;
  private final VersionScheme scheme;
  private final VersionReading reading;
  private final RpmBuild build;

  StatementJudge(String version, VersionScheme scheme) {
    this(version, scheme, false);
  }

  /// @param sameStream whether the statements are known to speak of the package's own module stream
  StatementJudge(String version, VersionScheme scheme, boolean sameStream) {
    this.version = version;
    this.scheme = scheme;
    this.reading = scheme.read(version);
    this.build = scheme == VersionScheme.RPM && !sameStream ? new RpmBuild(version) : RpmBuild.NONE;
  }

  Judgement judge(Statement statement) {
    return switch (statement) {
      case Statement.Affected affected -> judgeAffected(affected);
      case Statement.NotAffected not ->
          new Judgement.Outside(false, () -> "no version is affected" + reason(not.reason()));
      case Statement.Undetermined open ->
          new Judgement.Unclear(() -> "the publisher has not decided" + reason(open.reason()));
    };
  }

  private Judgement judgeAffected(Statement.Affected affected) {
    List<Judgement> inside = new ArrayList<>();
    List<Judgement> outside = new ArrayList<>();
    List<Judgement> unclear = new ArrayList<>();
    for (AffectedRange range : affected.ranges()) {
      Judgement judgement = judgeRange(range, affected.plan());
      switch (judgement) {
        case Judgement.Inside in -> inside.add(in);
        case Judgement.Outside out -> outside.add(out);
        case Judgement.Unclear open -> unclear.add(open);
      }
    }
    if (!inside.isEmpty()) {
      return new Judgement.Inside(nearest(inside, affected), inside.getFirst().because());
    }
    if (isListed(affected.versions())) {
      return new Judgement.Inside(
          new Fix.None(affected.plan()), () -> version + " is listed as affected");
    }
    if (!unclear.isEmpty()) {
      return unclear.getFirst();
    }
    if (reading.order(version) instanceof VersionOrder.Undecidable unreadable) {
      return new Judgement.Unclear(unreadable::reason);
    }
    boolean fixed =
        outside.stream().anyMatch(o -> o instanceof Judgement.Outside out && out.fixed());
    return new Judgement.Outside(fixed, () -> whyOutside(outside));
  }

  private Judgement judgeRange(AffectedRange range, Statement.FixPlan plan) {
    if (!range.introduced().equals("0")) {
      boolean after = range.introduced().startsWith(">");
      VersionOrder start = reading.order(range.introduced().substring(after ? 1 : 0));
      if (after && start instanceof VersionOrder.Same) {
        return outside(
            false, " is ", range.introduced().substring(1), ", the last before the flaw");
      }
      if (start instanceof VersionOrder.Undecidable unreadable) {
        return new Judgement.Unclear(unreadable::reason);
      }
      if (start instanceof VersionOrder.Before) {
        return outside(false, " is older than ", range.introduced(), ", the first affected");
      }
    }
    Fix none = new Fix.None(plan);
    return switch (range.until()) {
      case AffectedRange.UpperBound.Fixed fixed -> judgeFixed(fixed.version());
      case AffectedRange.UpperBound.LastAffected last ->
          switch (reading.order(last.version())) {
            case VersionOrder.Before b ->
                inside(none, " is older than ", last.version(), ", which is affected too");
            case VersionOrder.Same s -> inside(none, " is ", last.version(), ", the last affected");
            case VersionOrder.After a ->
                outside(false, " is newer than ", last.version(), ", the last affected");
            case VersionOrder.Undecidable unreadable -> new Judgement.Unclear(unreadable::reason);
          };
      case AffectedRange.UpperBound.Limit limit -> judgeLimit(limit.version(), none);
      case AffectedRange.UpperBound.Open open when build.isModular() ->
          outside(false, " is of a module, and the range from ", range.introduced(), " is not");
      case AffectedRange.UpperBound.Open open ->
          inside(none, " is affected: the range from ", range.introduced(), " has no end");
    };
  }

  /// A fix in version `0` says that no version was ever affected (Debian tracker, Alpine secdb).
  private Judgement judgeFixed(String fixed) {
    if (fixed.equals("0")) {
      return new Judgement.Outside(false, () -> "no version was ever affected");
    }
    if (build.isOtherThan(fixed)) {
      return outside(
          false, " and ", fixed, " are builds of different kinds, so they do not compare");
    }
    return switch (reading.order(fixed)) {
      case VersionOrder.Before b when build.mayBeOtherStream(fixed) ->
          new Judgement.Unclear(
              () -> fixed + " may belong to another module stream than " + version);
      case VersionOrder.Before b ->
          inside(new Fix.Upgrade(fixed), " is older than ", fixed, ", which fixes it");
      case VersionOrder.Same s -> outside(true, " is ", fixed, ", which fixes it");
      case VersionOrder.After a -> outside(true, " is newer than ", fixed, ", which fixes it");
      case VersionOrder.Undecidable unreadable -> new Judgement.Unclear(unreadable::reason);
    };
  }

  /// OSV's `*` means no limit.
  private Judgement judgeLimit(String limit, Fix none) {
    if (limit.equals("*")) {
      return inside(none, " is affected: the range has the limit ", limit, ", which is none");
    }
    return switch (reading.order(limit)) {
      case VersionOrder.Before b ->
          inside(none, " is older than ", limit, ", the end of the range");
      case VersionOrder.Same s -> outside(false, " is ", limit, ", where the range ends");
      case VersionOrder.After a ->
          outside(false, " is newer than ", limit, ", where the range ends");
      case VersionOrder.Undecidable unreadable -> new Judgement.Unclear(unreadable::reason);
    };
  }

  /// Spelling first, because it is cheap; then the order, because `1.0` may be listed as `1.0.0`.
  private boolean isListed(List<String> versions) {
    return versions.contains(version)
        || versions.stream()
            .filter(listed -> !LeadingNumbers.differ(listed, version))
            .anyMatch(listed -> reading.order(listed) instanceof VersionOrder.Same);
  }

  /// The lowest fix of the ranges around the version; where other ranges contain that, theirs, and
  /// so on up to a version that none contains.
  private Fix nearest(List<Judgement> around, Statement.Affected affected) {
    Optional<String> fix = lowestFix(around);
    if (affected.ranges().size() == 1 && fix.isPresent()) {
      return new Fix.Upgrade(fix.get());
    }
    for (int step = 0; fix.isPresent() && step < MAX_STEPS; step++) {
      StatementJudge after = new StatementJudge(fix.get(), scheme);
      List<Judgement> still =
          affected.ranges().stream()
              .map(range -> after.judgeRange(range, affected.plan()))
              .filter(judgement -> judgement instanceof Judgement.Inside)
              .toList();
      if (still.isEmpty()) {
        return new Fix.Upgrade(fix.get());
      }
      fix = lowestFix(still);
    }
    return new Fix.None(affected.plan());
  }

  private Optional<String> lowestFix(List<Judgement> around) {
    return around.stream()
        .filter(Judgement.Inside.class::isInstance)
        .map(judgement -> ((Judgement.Inside) judgement).fix())
        .filter(Fix.Upgrade.class::isInstance)
        .map(fix -> ((Fix.Upgrade) fix).version())
        .reduce((a, b) -> scheme.compare(b, a) instanceof VersionOrder.Before ? b : a);
  }

  private String whyOutside(List<Judgement> outside) {
    return outside.isEmpty()
        ? version + " is not among the listed versions"
        : String.join("; ", outside.stream().map(o -> o.because().get()).distinct().toList());
  }

  private Judgement inside(Fix fix, String relation, String bound, String meaning) {
    return new Judgement.Inside(fix, sentence(relation, bound, meaning));
  }

  private Judgement outside(boolean fixed, String relation, String bound, String meaning) {
    return new Judgement.Outside(fixed, sentence(relation, bound, meaning));
  }

  private Supplier<String> sentence(String relation, String bound, String meaning) {
    return () -> version + relation + bound + meaning;
  }

  private static String reason(String text) {
    return text.isEmpty() ? "" : ": " + text;
  }
}
