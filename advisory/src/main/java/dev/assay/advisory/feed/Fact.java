package dev.assay.advisory.feed;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Ssvc;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One thing a feed says. Ids are as the feed spells them; which of them name the same flaw is
/// decided when all feeds have been read.
public sealed interface Fact {

  /// A record states which versions of packages are affected by vulnerabilities.
  ///
  /// @param record the record's id in its feed
  /// @param modified when the record last changed; the newest copy of a record counts
  /// @param vulnerabilities ids, at least one; each statement is made about each of them
  record Says(String record, Instant modified, List<String> vulnerabilities, List<About> about)
      implements Fact {
    public Says {
      vulnerabilities = List.copyOf(vulnerabilities);
      about = List.copyOf(about);
    }
  }

  /// A statement about one package.
  ///
  /// @param vendorSeverity the publisher's word; empty where none
  record About(Ecosystem ecosystem, String name, Statement statement, String vendorSeverity) {}

  /// A record describes one vulnerability.
  ///
  /// @param record the record's id in its feed
  /// @param aliases other ids of the same flaw
  /// @param trust whose words come first where several feeds describe the flaw
  record Describes(
      String record,
      String vulnerability,
      List<String> aliases,
      Trust trust,
      Vulnerability.Text text,
      List<Rating> ratings,
      List<String> weaknesses,
      Vulnerability.Dates dates,
      List<String> references)
      implements Fact {
    public Describes {
      aliases = List.copyOf(aliases);
      ratings = List.copyOf(ratings);
      weaknesses = List.copyOf(weaknesses);
      references = List.copyOf(references);
    }
  }

  /// Whose words come first, in falling order.
  enum Trust {
    CVE_RECORD,
    GITHUB,
    LANGUAGE,
    DISTRIBUTION,
    CATALOG
  }

  /// EPSS scores a vulnerability.
  record Scores(String vulnerability, Epss.Scored epss) implements Fact {}

  /// CISA lists a vulnerability as exploited.
  record Exploited(String vulnerability, KnownExploitation.Listed listing) implements Fact {}

  /// CISA assesses a vulnerability.
  record Assesses(String vulnerability, Ssvc.Assessed assessment) implements Fact {}

  /// From a day on the publisher no longer supports some packages of a release, or a whole release.
  ///
  /// @param packages pattern of names of source packages (`php-horde.*`); of a whole release the
  ///     name of the one package that every host of it has
  /// @param isRelease whether the whole release is meant
  record Ends(Ecosystem ecosystem, String packages, boolean isRelease, LocalDate day)
      implements Fact {}

  /// A ready-made exploit of a vulnerability is public.
  record HasExploit(String vulnerability, PublicExploit exploit) implements Fact {}

  /// The publisher has taken a record back: no older copy of it counts.
  record Withdraws(String record, Instant modified) implements Fact {}

  /// The CVE program has rejected an id: nothing stated about it counts.
  record Rejects(String vulnerability) implements Fact {}
}
