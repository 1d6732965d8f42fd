package dev.assay.advisory.index;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.FeedSummary;
import dev.assay.advisory.IndexSummary;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Ssvc;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The sections of an index that is being written. [IndexFile] reads what this writes: change both,
/// and [Header#SCHEMA].
final class IndexContents {
  private record Id(String id, int vulnerability) {}

  private final Map<Section, Bytes> sections = new EnumMap<>(Section.class);
  private final StringTable strings;
  private final List<Ecosystem> ecosystems;
  private final Map<String, Integer> vulnerabilityNumbers = new HashMap<>();
  private final Map<String, Integer> recordNumbers = new HashMap<>();
  private final Map<Integer, Integer> statementOffsets = new HashMap<>();
  private List<FeedSummary> feeds = List.of();
  private Instant builtAt = Instant.EPOCH;
  private boolean starter;

  IndexContents(StringTable strings, List<Ecosystem> ecosystems) {
    this.strings = strings;
    this.ecosystems = ecosystems;
    for (Section section : Section.values()) {
      sections.put(section, new Bytes());
    }
    strings.write(section(Section.STRING_ENDS), section(Section.STRINGS));
    for (Ecosystem ecosystem : ecosystems) {
      section(Section.ECOSYSTEMS).putInt(strings.position(ecosystem.name()));
      section(Section.ECOSYSTEMS).putInt(strings.position(ecosystem.release()));
    }
  }

  void vulnerabilities(List<Vulnerability> sorted) {
    var ids = new ArrayList<Id>();
    try (var texts = new TextBlocks(section(Section.TEXT_ENDS), section(Section.TEXT))) {
      for (int number = 0; number < sorted.size(); number++) {
        Vulnerability v = sorted.get(number);
        vulnerabilityNumbers.put(v.id(), number);
        section(Section.VULNERABILITY_ROWS).putInt(strings.position(v.id()));
        section(Section.VULNERABILITY_ROWS).putInt(section(Section.VULNERABILITIES).size());
        write(v, section(Section.VULNERABILITIES), texts);
        ids.add(new Id(v.id(), number));
        for (String alias : v.aliases()) {
          ids.add(new Id(alias, number));
        }
      }
    }
    ids.sort(Comparator.comparing(Id::id, IdOrder::compare).thenComparingInt(Id::vulnerability));
    for (Id id : ids) {
      section(Section.IDS).putInt(strings.position(id.id()));
      section(Section.IDS).putInt(id.vulnerability());
    }
  }

  private void write(Vulnerability v, Bytes out, TextBlocks texts) {
    putAll(v.aliases(), out);
    out.putVarint(v.ratings().size());
    for (Rating rating : v.ratings()) {
      putString(rating.source(), out);
      putString(rating.version(), out);
      putString(rating.vector(), out);
      out.putVarint((int) Math.round(rating.baseScore() * 10));
    }
    putAll(v.weaknesses(), out);
    switch (v.exploitation().epss()) {
      case Epss.Scored epss -> {
        out.putByte(1);
        out.putLong(Double.doubleToLongBits(epss.score()));
        out.putLong(Double.doubleToLongBits(epss.percentile()));
        out.putInt((int) epss.date().toEpochDay());
      }
      case Epss.Unscored unscored -> out.putByte(0);
    }
    switch (v.exploitation().known()) {
      case KnownExploitation.Listed listed -> {
        out.putByte(1);
        out.putInt((int) listed.added().toEpochDay());
        out.putInt((int) listed.due().toEpochDay());
        putString(listed.action(), out);
      }
      case KnownExploitation.NotListed notListed -> out.putByte(0);
    }
    switch (v.exploitation().ssvc()) {
      case Ssvc.Assessed ssvc -> {
        out.putByte(1);
        putString(ssvc.exploitation(), out);
        putString(ssvc.automatable(), out);
        putString(ssvc.technicalImpact(), out);
      }
      case Ssvc.NotAssessed notAssessed -> out.putByte(0);
    }
    out.putVarint(v.exploitation().exploits().size());
    for (PublicExploit exploit : v.exploitation().exploits()) {
      putString(exploit.source(), out);
      putString(exploit.id(), out);
      out.putInt((int) exploit.published().toEpochDay());
    }
    out.putLong(v.dates().published().getEpochSecond());
    out.putLong(v.dates().modified().getEpochSecond());
    texts.add(v, out);
  }

  void records(List<Row> distinct) {
    for (Row row : distinct) {
      recordNumbers.put(IndexBuilder.key(row), recordNumbers.size());
      section(Section.RECORDS).putInt(strings.position(row.feed()));
      section(Section.RECORDS).putInt(strings.position(row.record()));
    }
  }

  void packageRows(Ecosystem ecosystem, String name, List<Row> rows, Facts facts) {
    Bytes entries = section(Section.ENTRIES);
    section(Section.PACKAGES).putInt(ecosystems.indexOf(ecosystem));
    section(Section.PACKAGES).putInt(strings.position(name));
    section(Section.PACKAGES).putInt(entries.size());
    entries.putVarint(rows.size());
    for (Row row : rows) {
      entries.putVarint(recordNumbers.getOrDefault(IndexBuilder.key(row), 0));
      entries.putVarint(offset(row.statement(), facts));
      putString(row.severity(), entries);
      entries.putVarint(row.vulnerabilities().size());
      for (String id : row.vulnerabilities()) {
        entries.putVarint(vulnerabilityNumbers.getOrDefault(id, 0));
      }
    }
  }

  private int offset(int statement, Facts facts) {
    return statementOffsets.computeIfAbsent(
        statement,
        number -> {
          Bytes out = section(Section.STATEMENTS);
          int offset = out.size();
          write(facts.said.value(number), out);
          return offset;
        });
  }

  private void write(Statement statement, Bytes out) {
    switch (statement) {
      case Statement.Affected affected -> {
        out.putByte(0);
        out.putByte(kind(affected.plan()));
        out.putVarint(affected.ranges().size());
        for (AffectedRange range : affected.ranges()) {
          putString(range.introduced(), out);
          out.putByte(kind(range.until()));
          putString(version(range.until()), out);
        }
        putAll(affected.versions(), out);
        putAll(affected.through(), out);
      }
      case Statement.NotAffected not -> {
        out.putByte(1);
        putString(not.reason(), out);
      }
      case Statement.Undetermined undetermined -> {
        out.putByte(2);
        putString(undetermined.reason(), out);
      }
    }
  }

  static String version(UpperBound bound) {
    return switch (bound) {
      case UpperBound.Fixed(String version) -> version;
      case UpperBound.LastAffected(String version) -> version;
      case UpperBound.Limit(String version) -> version;
      case UpperBound.Open() -> "";
    };
  }

  private static int kind(Statement.FixPlan plan) {
    return switch (plan) {
      case UNKNOWN -> 0;
      case NOT_YET_FIXED -> 1;
      case DEFERRED -> 2;
      case WILL_NOT_FIX -> 3;
      case END_OF_LIFE -> 4;
    };
  }

  private static int kind(UpperBound bound) {
    return switch (bound) {
      case UpperBound.Fixed fixed -> 0;
      case UpperBound.LastAffected last -> 1;
      case UpperBound.Limit limit -> 2;
      case UpperBound.Open open -> 3;
    };
  }

  void manifest(List<FeedSummary> summaries, Instant time, boolean isStarter) {
    feeds = summaries.stream().sorted(Comparator.comparing(FeedSummary::feed)).toList();
    builtAt = time;
    starter = isStarter;
    Manifest.write(feeds, builtAt, starter, section(Section.MANIFEST));
  }

  IndexSummary writeTo(Path file) throws IOException {
    Header header = Header.of(sections);
    header.writeWithSections(file, sections);
    return new IndexSummary(
        header.id(), Header.SCHEMA, builtAt, feeds, starter, header.fileLength());
  }

  private Bytes section(Section section) {
    return Objects.requireNonNull(sections.get(section));
  }

  private void putAll(List<String> texts, Bytes out) {
    out.putVarint(texts.size());
    texts.forEach(text -> putString(text, out));
  }

  private void putString(String text, Bytes out) {
    out.putVarint(strings.position(text));
  }
}
