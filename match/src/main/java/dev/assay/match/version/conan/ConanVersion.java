package dev.assay.match.version.conan;

import dev.assay.match.version.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A Conan version: items apart by dots, then a pre-release behind `-`, which comes before the
/// plain version, and a build behind `+`, which comes after it. Numbers compare by size,
/// everything else as text; zeros at the end do not count (Conan 2 documentation, "Version ranges"
/// and "Versions").
///
/// @param main without zeros at the end
/// @param prerelease empty for a plain version
/// @param build empty where there is none
public record ConanVersion(List<String> main, List<String> prerelease, List<String> build)
    implements Comparable<ConanVersion> {
  public ConanVersion {
    main = List.copyOf(main);
    prerelease = List.copyOf(prerelease);
    build = List.copyOf(build);
  }

  /// Reads a version; empty where there is nothing or a blank in it.
  public static Optional<ConanVersion> parse(String text) {
    String version = text.strip();
    if (version.isEmpty() || version.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    int plus = version.lastIndexOf('+');
    String build = plus < 0 ? "" : version.substring(plus + 1);
    String rest = plus < 0 ? version : version.substring(0, plus);
    int dash = rest.lastIndexOf('-');
    String prerelease = dash < 0 ? "" : rest.substring(dash + 1);
    String main = dash < 0 ? rest : rest.substring(0, dash);
    return Optional.of(
        new ConanVersion(
            items(main),
            dash < 0 ? List.of() : items(prerelease),
            plus < 0 ? List.of() : items(build)));
  }

  /// Lower case, as Conan reads them, without zeros at the end.
  private static List<String> items(String text) {
    var items = new ArrayList<String>(4);
    items.addAll(List.of(text.toLowerCase(Locale.ROOT).split("\\.", -1)));
    while (!items.isEmpty() && isZero(items.getLast())) {
      items.removeLast();
    }
    return items;
  }

  private static boolean isZero(String item) {
    return Digits.isNumber(item) && Digits.compare(item, "0") == 0;
  }

  @Override
  public int compareTo(ConanVersion other) {
    int order = compare(main, other.main);
    if (order != 0) {
      return order;
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      int plain = Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
      return plain != 0 ? plain : compare(build, other.build);
    }
    int early = compare(prerelease, other.prerelease);
    return early != 0 ? early : compare(build, other.build);
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compareItem(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareItem(String a, String b) {
    return Digits.isNumber(a) && Digits.isNumber(b) ? Digits.compare(a, b) : a.compareTo(b);
  }
}
