package dev.assay.advisory.index;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What follows on a day from the ends of support that the feeds name.
///
/// A release that is no longer supported is a finding of its own, under the id and in the words
/// that Amazon Inspector has for it. A package that is no longer supported gets no more fixes: that
/// is the plan of every open statement about it.
final class SupportEnds {
  private static final String ID = Vulnerability.PLATFORM_END_OF_LIFE;
  private static final String FEED = "releases";

  private final Facts facts;
  private final LocalDate today;
  private final Map<Ecosystem, List<Pattern>> packages = new HashMap<>();

  /// @param now the day that counts is this one's
  SupportEnds(Facts facts, Instant now) {
    this.facts = facts;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (Fact.Ends end : facts.ends) {
      if (!end.isRelease() && !end.day().isAfter(today)) {
        packages
            .computeIfAbsent(end.ecosystem(), e -> new ArrayList<>())
            .add(pattern(end.packages()));
      }
    }
  }

  /// Adds a statement for every release whose support has ended.
  void tellReleases() {
    FactSink sink = facts.reading(FEED);
    boolean any = false;
    for (Fact.Ends end : List.copyOf(facts.ends)) {
      if (end.isRelease() && !end.day().isAfter(today)) {
        any = true;
        var about =
            new Fact.About(end.ecosystem(), end.packages(), open(FixPlan.END_OF_LIFE), "Critical");
        sink.accept(new Fact.Says(ID, Instant.EPOCH, List.of(ID), List.of(about)));
      }
    }
    if (any) {
      sink.accept(description());
    }
  }

  /// The statement that takes the place of one about a package.
  int of(Ecosystem ecosystem, String name, int statement) {
    boolean ended =
        packages.getOrDefault(ecosystem, List.of()).stream()
            .anyMatch(names -> names.matcher(name).matches());
    if (ended
        && facts.said.value(statement) instanceof Statement.Affected affected
        && affected.ranges().stream().anyMatch(range -> range.until() instanceof UpperBound.Open)) {
      return facts.said.number(
          new Statement.Affected(affected.ranges(), affected.versions(), FixPlan.END_OF_LIFE));
    }
    return statement;
  }

  /// The list has no regular expressions but `.*`; whatever else looks like one, as the plus signs
  /// of `libsigc++` do, is meant as it stands.
  private static Pattern pattern(String text) {
    return Pattern.compile(
        Arrays.stream(text.split("\\.\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  private static Statement open(FixPlan plan) {
    return new Statement.Affected(
        List.of(new AffectedRange("0", new UpperBound.Open())), List.of(), plan);
  }

  private static Fact.Describes description() {
    return new Fact.Describes(
        ID,
        ID,
        List.of(),
        Fact.Trust.DISTRIBUTION,
        new Vulnerability.Text(
            "Platform End Of Life",
            "The operating system's release is no longer supported by its publisher:"
                + " vulnerabilities found from now on are not fixed. Move to a supported release."),
        List.of(),
        List.of(),
        new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
        List.of());
  }
}
