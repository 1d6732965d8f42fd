package dev.assay.finding;

import dev.assay.match.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/// The line a finding is known by: `CVE-2024-6119 - libssl3, openssl`.
final class Title {
  private static final int MOST_NAMES = 5;

  /// The API's longest title.
  private static final int LONGEST = 1024;

  private Title() {}

  static String of(String vulnerability, List<Verdict.Affected> sortedByName) {
    List<String> names = sortedByName.stream().map(v -> v.installed().name()).distinct().toList();
    String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    String rest = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
    String title = vulnerability + " - " + shown + rest;
    return title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1) + "…";
  }
}
