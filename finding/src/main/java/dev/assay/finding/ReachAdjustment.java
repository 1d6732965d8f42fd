package dev.assay.finding;

import dev.assay.advisory.Rating;
import java.util.Optional;

/// A rating made to fit a machine: what can only be attacked from the network does less harm where
/// the internet does not reach.
///
/// The CVSS 3.1 vector's attack vector becomes "adjacent", which the specification (section 2.1.1)
/// gives to attacks from "within a secure or otherwise limited administrative domain", and the
/// score is computed anew from that vector. Ratings of other versions stay as they are, and so do
/// severities: they are the publishers'.
///
/// @param rating with the changed vector and its score
/// @param metric which changed
/// @param reason in words
public record ReachAdjustment(Rating rating, String metric, String reason) {
  private static final String FROM_NETWORK = "/AV:N/";
  private static final String FROM_NEARBY = "/AV:A/";

  /// Empty where nothing is to be adjusted.
  public static Optional<ReachAdjustment> of(Score score, ScannedResource resource) {
    return resource instanceof ScannedResource.Instance instance
        ? of(score, instance.internet())
        : Optional.empty();
  }

  /// Empty where nothing is to be adjusted.
  static Optional<ReachAdjustment> of(Score score, InternetReach reach) {
    if (reach != InternetReach.NOT_REACHABLE
        || !(score instanceof Score.Rated rated)
        || !rated.rating().vector().startsWith("CVSS:3.")
        || !rated.rating().vector().contains(FROM_NETWORK)) {
      return Optional.empty();
    }
    String vector = rated.rating().vector().replace(FROM_NETWORK, FROM_NEARBY);
    return Rating.computed(rated.rating().source(), vector)
        .map(
            adjusted ->
                new ReachAdjustment(
                    adjusted,
                    "AV",
                    "The internet does not reach any port of the instance, so the attack vector is"
                        + " Adjacent in place of Network."));
  }

  /// The number that a finding of the score has; -1 sorts what nobody has rated behind all else.
  public static double number(Score score, InternetReach reach) {
    return of(score, reach)
        .map(adjusted -> adjusted.rating().baseScore())
        .orElse(
            switch (score) {
              case Score.Rated rated -> rated.value();
              case Score.Unrated unrated -> -1.0;
            });
  }
}
