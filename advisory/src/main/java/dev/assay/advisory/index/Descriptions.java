package dev.assay.advisory.index;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Ssvc;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.feed.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Joins what all feeds say about one flaw into one [Vulnerability].
final class Descriptions {
  private static final int MOST_REFERENCES = 40;
  private static final int MOST_EXPLOITS = 10;
  private static final Comparator<Fact.Describes> MOST_TRUSTED_FIRST =
      Comparator.comparing(Fact.Describes::trust)
          .thenComparing(d -> d.dates().modified(), Comparator.reverseOrder())
          .thenComparing(Fact.Describes::record);

  private final Facts facts;
  private final Identities identities;
  private final Map<String, List<String>> aliases;
  private final Map<String, List<Fact.Describes>> byVulnerability = new HashMap<>();

  Descriptions(Facts facts, List<Fact.Describes> live, Identities identities) {
    this.facts = facts;
    this.identities = identities;
    this.aliases = identities.aliases();
    for (Fact.Describes described : live) {
      byVulnerability
          .computeIfAbsent(
              identities.canonical(described.vulnerability()), id -> new ArrayList<>(2))
          .add(described);
    }
  }

  /// Every vulnerability that some feed describes or lists as exploited, by canonical id.
  Set<String> known() {
    var ids = new TreeSet<>(byVulnerability.keySet());
    facts.exploited.keySet().forEach(id -> ids.add(identities.canonical(id)));
    facts.rejected.forEach(ids::remove);
    return ids;
  }

  Vulnerability of(String id) {
    List<Fact.Describes> sorted = new ArrayList<>(byVulnerability.getOrDefault(id, List.of()));
    sorted.sort(MOST_TRUSTED_FIRST);
    var ratings = new TreeMap<String, Rating>();
    var weaknesses =
        new TreeSet<String>(Comparator.comparingInt(String::length).thenComparing(w -> w));
    var references = new LinkedHashSet<String>();
    String title = "";
    String description = "";
    Instant published = Instant.EPOCH;
    Instant modified = Instant.EPOCH;
    for (Fact.Describes d : sorted) {
      title = title.isEmpty() ? d.text().title() : title;
      description = description.isEmpty() ? d.text().description() : description;
      d.ratings().forEach(r -> ratings.putIfAbsent(r.source() + '\n' + r.version(), r));
      weaknesses.addAll(d.weaknesses());
      references.addAll(d.references());
      published = earlier(published, d.dates().published());
      modified = d.dates().modified().isAfter(modified) ? d.dates().modified() : modified;
    }
    return new Vulnerability(
        id,
        aliases.getOrDefault(id, List.of()),
        new Vulnerability.Text(title, description),
        List.copyOf(ratings.values()),
        List.copyOf(weaknesses),
        exploitation(id),
        new Vulnerability.Dates(published, modified),
        references.stream().limit(MOST_REFERENCES).toList());
  }

  private Vulnerability.Exploitation exploitation(String id) {
    return new Vulnerability.Exploitation(
        this.<Epss>first(facts.scores, id).orElseGet(Epss.Unscored::new),
        this.<KnownExploitation>first(facts.exploited, id)
            .orElseGet(KnownExploitation.NotListed::new),
        this.<Ssvc>first(facts.assessed, id).orElseGet(Ssvc.NotAssessed::new),
        facts.exploits.containsKey(id)
            ? facts.exploits.get(id).stream().limit(MOST_EXPLOITS).toList()
            : List.of());
  }

  /// These feeds speak of CVE ids, and a flaw has one at most: its canonical id.
  private <T> Optional<T> first(Map<String, ? extends T> byCve, String id) {
    return Optional.ofNullable(byCve.get(id));
  }

  private static Instant earlier(Instant known, Instant other) {
    if (known.equals(Instant.EPOCH)) {
      return other;
    }
    return other.equals(Instant.EPOCH) || known.isBefore(other) ? known : other;
  }
}
