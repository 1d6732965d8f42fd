package dev.assay.advisory.feed.friendsofphp;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.PackageNames;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One record (README, "Contributing"): `branches`, each with the affected `versions` as Composer
/// constraints and the `time` of its fix, which is null where the branch has none.
final class ComposerAdvisory {
  private static final String REFERENCE = "composer://";
  private static final Ecosystem PACKAGIST = new Ecosystem("Packagist", "");
  private static final Pattern COMPARATOR = Pattern.compile("\\s*(>=|<=|<|>|==|=)?\\s*(\\S+)\\s*");

  /// Branches that were given up are closed with a bound that was never released: `<2.0.99`.
  private static final Pattern NEVER_RELEASED = Pattern.compile(".*\\.99+");

  private final String id;
  private final Fields record;

  /// @param name of the file: `symfony/http-kernel/CVE-2022-24894.yaml`
  ComposerAdvisory(String name, Fields record) {
    this.id = "FriendsOfPHP/" + name.substring(0, name.length() - ".yaml".length());
    this.record = record;
  }

  void tell() {
    String reference = record.text("reference").strip();
    if (!reference.startsWith(REFERENCE)) {
      record.problem(
          "reference", reference, "is not a composer:// reference", "the record is skipped");
      return;
    }
    List<AffectedRange> ranges = ranges();
    if (ranges.isEmpty()) {
      record.problem("branches", "", "holds no versions", "the record is skipped");
      return;
    }
    var sink = record.origin().sink();
    Instant time = newest();
    sink.feedTime(time);
    String cve = record.text("cve").strip();
    String vulnerability = Texts.isCve(cve) ? cve : id;
    String name =
        PackageNames.normalised(PACKAGIST, reference.substring(REFERENCE.length()).strip());
    sink.accept(
        new Fact.Says(
            id,
            time,
            List.of(vulnerability),
            List.of(
                new Fact.About(
                    PACKAGIST,
                    name,
                    new Statement.Affected(ranges, List.of(), Statement.FixPlan.UNKNOWN),
                    ""))));
    sink.accept(description(vulnerability, time));
  }

  private List<AffectedRange> ranges() {
    var ranges = new ArrayList<AffectedRange>();
    Fields branches = record.object("branches");
    for (String name : branches.names()) {
      Fields branch = branches.object(name);
      range(branch).ifPresent(ranges::add);
    }
    return ranges;
  }

  /// All comparators of a branch hold at once.
  private static Optional<AffectedRange> range(Fields branch) {
    String introduced = "0";
    UpperBound until = new UpperBound.Open();
    for (String constraint : branch.texts("versions")) {
      Matcher matcher = COMPARATOR.matcher(constraint);
      if (!matcher.matches()) {
        branch.problem("versions", constraint, "is not a constraint", "the branch is skipped");
        return Optional.empty();
      }
      String version = matcher.group(2);
      switch (matcher.group(1) == null ? "=" : matcher.group(1)) {
        case ">=" -> introduced = version;
        case ">" -> introduced = ">" + version;
        case "<=" -> until = new UpperBound.LastAffected(version);
        case "<" -> until = end(version, branch.has("time"));
        default -> {
          introduced = version;
          until = new UpperBound.LastAffected(version);
        }
      }
    }
    boolean isAll = introduced.equals("0") && until instanceof UpperBound.Open;
    return isAll && branch.texts("versions").isEmpty()
        ? Optional.empty()
        : Optional.of(new AffectedRange(introduced, until));
  }

  private static UpperBound end(String version, boolean fixed) {
    return fixed && !NEVER_RELEASED.matcher(version).matches()
        ? new UpperBound.Fixed(version)
        : new UpperBound.Limit(version);
  }

  private Instant newest() {
    Instant newest = Instant.EPOCH;
    Fields branches = record.object("branches");
    for (String name : branches.names()) {
      // No range depends on it, so that one in another form is no problem worth a line.
      Instant time = Texts.startOfDay(branches.object(name).text("time"));
      newest = time.isAfter(newest) ? time : newest;
    }
    return newest;
  }

  private Fact.Describes description(String vulnerability, Instant time) {
    String link = record.text("link").strip();
    return new Fact.Describes(
        id,
        vulnerability,
        List.of(),
        Fact.Trust.LANGUAGE,
        new Vulnerability.Text(Texts.title(record.text("title")), ""),
        List.of(),
        List.of(),
        new Vulnerability.Dates(time, time),
        link.isEmpty() ? List.of() : List.of(link));
  }
}
