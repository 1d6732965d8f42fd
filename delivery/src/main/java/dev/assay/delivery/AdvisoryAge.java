package dev.assay.delivery;

import java.time.Duration;
import java.time.Instant;

/// Which vulnerability data judged a scan, and how old it was.
///
/// @param id of the index, so that the same verdicts can be had again
/// @param builtAt when the index was built
/// @param starter whether it is the small set that ships with the program
/// @param dataTime when its newest feed was fetched
public record AdvisoryAge(String id, Instant builtAt, boolean starter, Instant dataTime) {
  /// How old the data was at a moment; never negative.
  public Duration at(Instant moment) {
    Duration age = Duration.between(dataTime, moment);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /// Three words for people: `15 h`, `3 d`, `12 min`.
  public static String words(Duration age) {
    if (age.toMinutes() < 60) {
      return age.toMinutes() + " min";
    }
    return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
  }
}
