package dev.assay.advisory.index;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.FeedSummary;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.Ssvc;
import dev.assay.advisory.Statement;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.model.InputProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Everything the feeds have said, held in memory until the index is written. For one thread.
///
/// Statements are rows of numbers; equal strings, statements and id lists are kept once. That is
/// what lets all feeds fit in a gigabyte.
public final class Facts {
  /// Columns of [#statements].
  static final int ECOSYSTEM = 0;

  static final int NAME = 1;
  static final int COPY = 2;
  static final int VULNERABILITIES = 3;
  static final int STATEMENT = 4;
  static final int SEVERITY = 5;

  /// Ready-made modules first: they need the least skill.
  private static final Comparator<PublicExploit> EXPLOIT_ORDER =
      Comparator.comparing(PublicExploit::source).reversed().thenComparing(PublicExploit::id);

  /// One copy of a record: the same id may be read from several files.
  ///
  /// @param modified seconds since 1970
  record Copy(int feed, int id, long modified) {}

  final Interner<String> strings = new Interner<>();
  final Interner<Ecosystem> ecosystems = new Interner<>();
  final Interner<Statement> said = new Interner<>();
  final Interner<List<Integer>> idLists = new Interner<>();
  final Interner<Copy> copies = new Interner<>();
  final IntRows statements = new IntRows(6);

  final List<Fact.Describes> descriptions = new ArrayList<>();
  final Map<String, Epss.Scored> scores = new HashMap<>();
  final Map<String, KnownExploitation.Listed> exploited = new HashMap<>();
  final Map<String, Ssvc.Assessed> assessed = new HashMap<>();
  final Map<String, TreeSet<PublicExploit>> exploits = new HashMap<>();
  final Map<String, Instant> withdrawn = new HashMap<>();
  final Set<String> rejected = new HashSet<>();
  final List<Fact.Ends> ends = new ArrayList<>();

  private final List<FeedSummary> feeds = new ArrayList<>();

  /// Takes what one feed says; [FeedReading#finish] adds the feed to the index's summary.
  public FeedReading reading(String feed) {
    return new FeedReading(feed);
  }

  List<FeedSummary> feeds() {
    return List.copyOf(feeds);
  }

  /// One feed being read.
  public final class FeedReading implements FactSink {
    private static final int MOST_PROBLEMS_KEPT = 1_000;

    private final String feed;
    private final int feedName;
    private final List<InputProblem> problems = new ArrayList<>();
    private int records;
    private int withdrawnRecords;
    private int leftOut;
    private int problemCount;
    private Instant newest = Instant.EPOCH;

    private FeedReading(String feed) {
      this.feed = feed;
      this.feedName = strings.number(feed);
    }

    @Override
    public void accept(Fact fact) {
      switch (fact) {
        case Fact.Says says -> keep(says);
        case Fact.Describes describes -> descriptions.add(describes);
        case Fact.Scores scored ->
            scores.merge(
                scored.vulnerability(),
                scored.epss(),
                (a, b) -> a.date().isBefore(b.date()) ? b : a);
        case Fact.Exploited listed ->
            exploited.putIfAbsent(listed.vulnerability(), listed.listing());
        case Fact.Assesses ssvc -> assessed.put(ssvc.vulnerability(), ssvc.assessment());
        case Fact.Ends end -> ends.add(end);
        case Fact.HasExploit found ->
            exploits
                .computeIfAbsent(found.vulnerability(), id -> new TreeSet<>(EXPLOIT_ORDER))
                .add(found.exploit());
        case Fact.Withdraws record -> {
          withdrawnRecords++;
          withdrawn.merge(record.record(), record.modified(), (a, b) -> a.isBefore(b) ? b : a);
        }
        case Fact.Rejects id -> {
          withdrawnRecords++;
          rejected.add(id.vulnerability());
        }
      }
    }

    private void keep(Fact.Says says) {
      int copy =
          copies.number(
              new Copy(feedName, strings.number(says.record()), says.modified().getEpochSecond()));
      var ids = new ArrayList<Integer>(says.vulnerabilities().size());
      for (String id : says.vulnerabilities()) {
        ids.add(strings.number(id));
      }
      int idList = idLists.number(List.copyOf(ids));
      for (Fact.About about : says.about()) {
        statements.add(
            ecosystems.number(about.ecosystem()),
            strings.number(about.name()),
            copy,
            idList,
            said.number(about.statement()),
            strings.number(about.vendorSeverity()));
      }
    }

    @Override
    public void countRecord() {
      records++;
    }

    @Override
    public void countLeftOut() {
      leftOut++;
    }

    @Override
    public void problem(InputProblem problem) {
      problemCount++;
      if (problems.size() < MOST_PROBLEMS_KEPT) {
        problems.add(problem);
      }
    }

    @Override
    public void feedTime(Instant time) {
      if (time.isAfter(newest)) {
        newest = time;
      }
    }

    /// The first thousand problems, in the order met.
    public List<InputProblem> problems() {
      return List.copyOf(problems);
    }

    public int records() {
      return records;
    }

    /// Ends the reading.
    public FeedSummary finish(Instant fetchedAt, String origin, String licence) {
      var summary =
          new FeedSummary(
              feed,
              records,
              withdrawnRecords,
              leftOut,
              problemCount,
              newest,
              fetchedAt,
              origin,
              licence);
      feeds.add(summary);
      return summary;
    }
  }
}
