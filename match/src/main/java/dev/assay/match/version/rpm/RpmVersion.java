package dev.assay.match.version.rpm;

import java.util.Optional;

/// An rpm version, `[epoch:]version[-release]`, ordered as `rpmverCmp` of librpm orders it.
///
/// A missing epoch is 0. A version without a release comes before the same version with one.
/// Checked against rpm 4.18.
///
/// @param epoch digits; `0` where the text has none
/// @param version may be empty, as rpm allows
/// @param release empty where the text has none
/// @param released whether the text has a release
public record RpmVersion(String epoch, String version, String release, boolean released)
    implements Comparable<RpmVersion> {

  /// Reads a version; empty where the text is blank or holds blanks.
  public static Optional<RpmVersion> parse(String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
      return Optional.empty();
    }
    int colon = epochEnd(text);
    String epoch = colon <= 0 ? "0" : text.substring(0, colon);
    String rest = text.substring(colon + 1);
    int hyphen = rest.lastIndexOf('-');
    return Optional.of(
        hyphen < 0
            ? new RpmVersion(epoch, rest, "", false)
            : new RpmVersion(epoch, rest.substring(0, hyphen), rest.substring(hyphen + 1), true));
  }

  @Override
  public int compareTo(RpmVersion other) {
    int byEpoch = Segments.compare(epoch, other.epoch);
    if (byEpoch != 0) {
      return byEpoch;
    }
    int byVersion = Segments.compare(version, other.version);
    if (byVersion != 0) {
      return byVersion;
    }
    if (released != other.released) {
      return released ? 1 : -1;
    }
    return Segments.compare(release, other.release);
  }

  /// Where the colon after leading digits stands; -1 where there is none, which means no epoch.
  private static int epochEnd(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at < text.length() && text.charAt(at) == ':' ? at : -1;
  }
}
