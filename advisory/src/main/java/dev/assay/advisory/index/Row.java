package dev.assay.advisory.index;

import java.util.Comparator;
import java.util.List;

/// A statement about one package as the index keeps it.
///
/// @param statement number of the statement in [Facts]
/// @param vulnerabilities canonical ids, sorted
record Row(
    String feed, String record, int statement, String severity, List<String> vulnerabilities) {

  Row stating(int other) {
    return other == statement ? this : new Row(feed, record, other, severity, vulnerabilities);
  }

  static final Comparator<Row> ORDER =
      Comparator.comparing(Row::record)
          .thenComparing(Row::feed)
          .thenComparing(r -> r.vulnerabilities().getFirst())
          .thenComparing(Row::severity);
}
