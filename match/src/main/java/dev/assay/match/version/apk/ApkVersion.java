package dev.assay.match.version.apk;

import dev.assay.match.version.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An Alpine version, ordered as `src/version.c` of apk-tools 3 orders it.
///
/// The form is `number{.number}[letter]{_suffix[number]}[~commit][-rN]`, where the suffixes
/// `alpha beta pre rc` come before the plain version and `cvs svn git hg p` after it.
///
/// @param parts in the order of the text, closed by an [ApkPart.Kind#END]
public record ApkVersion(List<ApkPart> parts) implements Comparable<ApkVersion> {
  public ApkVersion {
    parts = List.copyOf(parts);
  }

  /// Reads a version; empty where apk-tools calls it invalid.
  public static Optional<ApkVersion> parse(String text) {
    List<ApkPart> parts = new ArrayList<>();
    ApkPart.Kind before = ApkPart.Kind.INITIAL_NUMBER;
    int at = Digits.end(text, 0);
    if (at == 0) {
      return Optional.empty();
    }
    parts.add(new ApkPart(before, text.substring(0, at)));
    while (at < text.length()) {
      Optional<ApkPart> next = ApkPart.after(before, text, at);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      ApkPart part = next.get();
      parts.add(part);
      at += part.kind().prefix() + part.text().length();
      before = part.kind();
    }
    parts.add(new ApkPart(ApkPart.Kind.END, ""));
    return Optional.of(new ApkVersion(parts));
  }

  @Override
  public int compareTo(ApkVersion other) {
    int shorter = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < shorter; i++) {
      ApkPart mine = parts.get(i);
      ApkPart theirs = other.parts.get(i);
      int order =
          mine.kind() == theirs.kind() ? mine.compareSameKind(theirs) : mine.compareKind(theirs);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
