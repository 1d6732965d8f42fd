package dev.assay.match;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.Statement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The minor release of Enterprise Linux that a build was made for, which its release tells:
/// `el9_2` of `7.76.1-23.el9_2.4`.
final class MinorRelease {
  private static final Pattern MARK = Pattern.compile("[.+]el[0-9]+(?:_[0-9]+|\\.[0-9]+)");

  private MinorRelease() {}

  /// Empty for a build that names none, as those of a major release's first day do.
  static String of(String version) {
    Matcher mark = MARK.matcher(version);
    return mark.find() ? mark.group() : "";
  }

  /// The minor releases in which a statement names a fix.
  static Set<String> fixedIn(AffectedPackage one) {
    return one.statement() instanceof Statement.Affected affected
        ? affected.ranges().stream()
            .filter(range -> range.until() instanceof AffectedRange.UpperBound.Fixed)
            .map(range -> of(((AffectedRange.UpperBound.Fixed) range.until()).version()))
            .collect(Collectors.toSet())
        : Set.of();
  }
}
