package dev.assay.advisory.feed.osv;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.PackageNames;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.cvss.Cvss;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// One OSV record.
final class OsvRecord {
  private static final int MOST_REFERENCES = 40;
  private static final int MOST_PARTS = 5;
  private static final int MOST_SYMBOLS = 5;
  private static final String FRIENDS_OF_PHP =
      "https://github.com/FriendsOfPHP/security-advisories/blob/master/";

  /// Advisories about bug fixes: of interest only where they name a CVE.
  private static final Set<String> BUG_FIXES = Set.of("RHBA", "RHEA", "ALBA", "ALEA");

  private static final AffectedRange EVERY_VERSION =
      new AffectedRange("0", new AffectedRange.UpperBound.Open());

  private final Fields record;
  private final String id;
  private final Instant modified;
  private final OsvIdentity identity;
  // Read once, so that what is wrong with them is told once.
  private final List<Fields> affected;
  private final List<Fields> references;

  OsvRecord(Fields record) {
    this.record = record;
    this.id = record.text("id").strip();
    this.modified = record.instant("modified");
    this.affected = record.objects("affected");
    this.references = record.objects("references");
    this.identity =
        OsvIdentity.of(
            id, record.texts("aliases"), record.texts("upstream"), record.texts("related"));
  }

  /// Tells the sink what the record says.
  void tell() {
    FactSink sink = record.origin().sink();
    if (id.isEmpty()) {
      record.problem("id", "", "is missing", "the record is skipped");
      return;
    }
    sink.feedTime(modified);
    if (record.has("withdrawn") || isMarkedWithdrawn(record.text("summary"))) {
      sink.accept(new Fact.Withdraws(id, modified));
      return;
    }
    boolean isBugFix = BUG_FIXES.contains(publisher()) && !identity.namesCve();
    // A live patch says nothing of the package's version; whether it is applied is not known.
    if (isBugFix || publisher().equals("LSN")) {
      sink.countLeftOut();
      return;
    }
    List<Fact.About> about = about();
    if (about.isEmpty() && isInformational()) {
      sink.countLeftOut();
      return;
    }
    if (about.isEmpty()) {
      sink.countLeftOut();
    } else {
      sink.accept(new Fact.Says(id, modified, identity.vulnerabilities(), about));
    }
    if (identity.isOneFlaw()) {
      sink.accept(description());
    }
  }

  /// GitHub puts the mark into the summary as well, which outlives copies that drop the date.
  private static boolean isMarkedWithdrawn(String summary) {
    String start = summary.strip().toLowerCase(Locale.ROOT);
    return start.startsWith("withdrawn") || start.startsWith("duplicate advisory");
  }

  private List<Fact.About> about() {
    var about = new ArrayList<Fact.About>();
    for (Fields entry : affected) {
      Fields named = entry.object("package");
      String name = named.text("name");
      // Early Debian records carry the upstream's GIT ranges with no package.
      if (name.isEmpty() || isInformational(entry)) {
        continue;
      }
      OsvEcosystem.parse(named.text("ecosystem"))
          .ifPresent(
              ecosystem -> {
                Statement statement = statement(entry, ecosystem);
                about.add(
                    new Fact.About(
                        ecosystem,
                        PackageNames.normalised(ecosystem, name),
                        statement,
                        severityWord(entry)));
              });
    }
    return withoutRepeats(about);
  }

  /// RustSec's word for a crate that nobody looks after, or that can be misused: worth knowing, but
  /// no vulnerability.
  private static boolean isInformational(Fields affected) {
    return affected.object("database_specific").has("informational");
  }

  private boolean isInformational() {
    return affected.stream().anyMatch(OsvRecord::isInformational);
  }

  private static List<Fact.About> withoutRepeats(List<Fact.About> about) {
    var seen = new HashSet<Fact.About>();
    about.removeIf(a -> isEmpty(a.statement()) || !seen.add(a));
    return about;
  }

  private static boolean isEmpty(Statement statement) {
    return statement instanceof Statement.Affected affected
        && affected.ranges().isEmpty()
        && affected.versions().isEmpty();
  }

  private static Statement statement(Fields affected, Ecosystem ecosystem) {
    String lastKnown =
        affected.object("database_specific").text("last_known_affected_version_range");
    var ranges = new ArrayList<AffectedRange>();
    for (Fields range : affected.objects("ranges")) {
      // A package's version does not tell its commit.
      if (!range.text("type").equals("GIT")) {
        ranges.addAll(OsvRanges.of(range, lastKnown));
      }
    }
    List<AffectedRange> own = goRanges(affected);
    if (!own.isEmpty() && ranges.equals(List.of(EVERY_VERSION))) {
      ranges.clear();
      ranges.addAll(own);
    }
    // A distribution's lists repeat its ranges for every version ever built: thousands of words.
    boolean listed = ranges.isEmpty() || !OsvEcosystem.isDistribution(ecosystem);
    return new Statement.Affected(
        ranges,
        listed ? affected.texts("versions") : List.of(),
        Statement.FixPlan.UNKNOWN,
        through(affected));
  }

  /// Where a record speaks of versions that the module proxy does not know, Go's own range is every
  /// version, and the range that was meant stands beside it (go.dev/doc/security/vuln/database).
  private static List<AffectedRange> goRanges(Fields affected) {
    var ranges = new ArrayList<AffectedRange>();
    for (Fields range : affected.object("ecosystem_specific").objects("custom_ranges")) {
      ranges.addAll(OsvRanges.of(range, ""));
    }
    return ranges;
  }

  /// Go says which packages of a module hold the flaw, and by which functions it is reached
  /// (`imports`, go.dev/doc/security/vuln/database).
  private static List<String> through(Fields affected) {
    var through = new ArrayList<String>();
    for (Fields one : affected.object("ecosystem_specific").objects("imports")) {
      List<String> symbols = one.texts("symbols").stream().limit(MOST_SYMBOLS).toList();
      String path = one.text("path");
      if (!path.isEmpty() && through.size() < MOST_PARTS) {
        through.add(symbols.isEmpty() ? path : path + " (" + String.join(", ", symbols) + ")");
      }
    }
    return through;
  }

  private String severityWord(Fields affected) {
    if (publisher().equals("MAL")) {
      return "malicious";
    }
    String priority = affected.object("ecosystem_specific").text("ubuntu_priority");
    String urgency = affected.object("ecosystem_specific").text("urgency");
    if (!priority.isEmpty() || !urgency.isEmpty()) {
      return priority.isEmpty() ? urgency : priority;
    }
    for (Fields severity : record.objects("severity")) {
      if (severity.text("type").equals("Ubuntu")) {
        return severity.text("score");
      }
    }
    return summaryWord(record.object("database_specific").text("severity"));
  }

  /// Red Hat's family of advisories begin their summary with the word: `Important: sudo security
  /// update`.
  private String summaryWord(String stated) {
    if (!stated.isEmpty()) {
      return stated;
    }
    String summary = record.text("summary");
    for (String word : List.of("Critical", "Important", "Moderate", "Low")) {
      if (summary.startsWith(word + ":")) {
        return word;
      }
    }
    return "";
  }

  /// GitHub's records of PHP packages came from FriendsOfPHP, whose files mostly have no number:
  /// the reference to the file tells that both speak of one flaw.
  private List<String> aliases() {
    var aliases = new ArrayList<>(identity.aliases());
    for (Fields reference : references) {
      String url = reference.text("url");
      if (url.startsWith(FRIENDS_OF_PHP) && url.endsWith(".yaml") && !url.contains("/CVE-")) {
        aliases.add(
            "FriendsOfPHP/"
                + url.substring(FRIENDS_OF_PHP.length(), url.length() - ".yaml".length()));
      }
    }
    return aliases;
  }

  private Fact.Describes description() {
    var addresses = new ArrayList<String>();
    for (Fields reference : references) {
      if (addresses.size() < MOST_REFERENCES) {
        addresses.add(reference.text("url"));
      }
    }
    addresses.removeIf(String::isEmpty);
    return new Fact.Describes(
        id,
        identity.vulnerabilities().getFirst(),
        aliases(),
        identity.trust(),
        new Vulnerability.Text(
            Texts.title(record.text("summary")), Texts.description(record.text("details"))),
        ratings(),
        weaknesses(),
        new Vulnerability.Dates(record.instant("published"), modified),
        addresses);
  }

  private List<Rating> ratings() {
    var ratings = new ArrayList<Rating>();
    var stated = new ArrayList<>(record.objects("severity"));
    // OSV lets a record rate each package by itself; of one flaw in one package that is the same.
    if (affected.size() == 1) {
      stated.addAll(affected.getFirst().objects("severity"));
    }
    for (Fields severity : stated) {
      if (severity.text("type").startsWith("CVSS")) {
        String vector = severity.text("score").strip();
        Cvss.rate(identity.rater(), vector)
            .ifPresentOrElse(
                ratings::add,
                () ->
                    severity.problem(
                        "score", vector, "is not a CVSS vector", "the rating is passed over"));
      }
    }
    return ratings;
  }

  private List<String> weaknesses() {
    var weaknesses = new TreeSet<String>();
    for (String cwe : record.object("database_specific").texts("cwe_ids")) {
      if (Texts.isWeakness(cwe)) {
        weaknesses.add(cwe);
      }
    }
    return List.copyOf(weaknesses);
  }

  private String publisher() {
    return identity.publisher();
  }
}
