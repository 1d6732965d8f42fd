package dev.assay.match.version.cran;

import dev.assay.match.version.Digits;
import java.util.List;
import java.util.Optional;

/// A version of an R package: numbers apart by `.` or `-`, compared one by one; where all are the
/// same the longer is newer (R documentation, "numeric_version"; Writing R Extensions 1.1.1).
public record CranVersion(List<String> numbers) implements Comparable<CranVersion> {
  public CranVersion {
    numbers = List.copyOf(numbers);
  }

  /// Reads a version; empty where it is none.
  public static Optional<CranVersion> parse(String text) {
    List<String> numbers = List.of(text.strip().replace('-', '.').split("\\.", -1));
    return numbers.stream().allMatch(Digits::isNumber)
        ? Optional.of(new CranVersion(numbers))
        : Optional.empty();
  }

  @Override
  public int compareTo(CranVersion other) {
    for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
      int order = Digits.compare(numbers.get(i), other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }
}
