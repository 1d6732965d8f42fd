package dev.assay.match.version.pep440;

import dev.assay.match.version.Digits;
import java.util.List;
import java.util.Optional;

/// A Python version, `[N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]`, ordered as PEP 440 says
/// ("Summary of permitted suffixes and relative ordering"). Checked against `packaging`.
///
/// @param epoch digits
/// @param release numbers without trailing zeros, which do not count
/// @param phase where the version stands before or after its plain release
/// @param local identifiers after the `+`; empty for a public version
public record PythonVersion(String epoch, List<String> release, Phase phase, List<String> local)
    implements Comparable<PythonVersion> {
  public PythonVersion {
    release = List.copyOf(release);
    local = List.copyOf(local);
  }

  /// Reads a version in any spelling that PEP 440 normalizes; empty where it is none.
  public static Optional<PythonVersion> parse(String text) {
    return new PythonVersionReader(text).read();
  }

  @Override
  public int compareTo(PythonVersion other) {
    int byPublic = comparePublic(other);
    return byPublic != 0 ? byPublic : compareLocal(local, other.local);
  }

  /// Compares with the bound of a range: where the bound has no local label, the label of this
  /// version does not count (PEP 440, "Version matching"), so that `2.0.1+cu118` is `2.0.1`.
  public int compareWithBound(PythonVersion bound) {
    return bound.local.isEmpty() ? comparePublic(bound) : compareTo(bound);
  }

  private int comparePublic(PythonVersion other) {
    int byEpoch = Digits.compare(epoch, other.epoch);
    if (byEpoch != 0) {
      return byEpoch;
    }
    int longer = Math.max(release.size(), other.release.size());
    for (int i = 0; i < longer; i++) {
      int byNumber = Digits.compare(number(i), other.number(i));
      if (byNumber != 0) {
        return byNumber;
      }
    }
    return phase.compareTo(other.phase);
  }

  private String number(int index) {
    return index < release.size() ? release.get(index) : "";
  }

  /// No label comes first; numbers come after words; of two alike the longer list is newer.
  private static int compareLocal(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      String mine = a.get(i);
      String theirs = b.get(i);
      boolean number = Digits.isNumber(mine);
      if (number != Digits.isNumber(theirs)) {
        return number ? 1 : -1;
      }
      int order = number ? Digits.compare(mine, theirs) : mine.compareTo(theirs);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
