package dev.assay.advisory.cvss;

import dev.assay.advisory.Rating;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import us.springett.cvss.MalformedVectorException;

/// Rates CVSS vectors by FIRST's specifications, versions 2.0, 3.0, 3.1 and 4.0.
///
/// The arithmetic is the cvss-calculator library's. It overlooks parts of a vector it does not
/// know, so a vector is taken only if the library gives back every metric that was put in.
public final class Cvss {
  private static final int LONGEST_VECTOR = 500;

  /// Metrics of the environmental groups that the library drops; no base score depends on them.
  private static final Set<String> ENVIRONMENT = Set.of("CDP", "TD", "CR", "IR", "AR");

  private Cvss() {}

  /// A rating with the base score computed from the vector.
  ///
  /// @param source who rated, as [Rating#source()]
  /// @return empty if the vector breaks its version's rules
  public static Optional<Rating> rate(String source, String vector) {
    List<String> metrics = List.of(vector.split("/", -1));
    String version = version(metrics.getFirst());
    List<String> given = version.equals("2.0") ? metrics : metrics.subList(1, metrics.size());
    if (vector.length() > LONGEST_VECTOR || version.isEmpty() || !eachNamedOnce(given)) {
      return Optional.empty();
    }
    try {
      var parsed = us.springett.cvss.Cvss.fromVector(vector);
      if (parsed == null || !understood(given, parsed.getVector(), version)) {
        return Optional.empty();
      }
      double score = parsed.calculateScore().getBaseScore();
      return Double.isFinite(score) && score >= 0.0 && score <= 10.0
          ? Optional.of(new Rating(source, version, vector, score))
          : Optional.empty();
    } catch (MalformedVectorException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String version(String first) {
    return switch (first) {
      case "CVSS:4.0" -> "4.0";
      case "CVSS:3.1" -> "3.1";
      case "CVSS:3.0" -> "3.0";
      default -> first.startsWith("AV:") ? "2.0" : "";
    };
  }

  private static boolean eachNamedOnce(List<String> metrics) {
    var names = new HashSet<String>();
    for (String metric : metrics) {
      int colon = metric.indexOf(':');
      if (colon < 1 || colon == metric.length() - 1 || !names.add(metric.substring(0, colon))) {
        return false;
      }
    }
    return true;
  }

  private static boolean understood(List<String> given, String vector, String version) {
    String plain = version.equals("2.0") ? vector.replace("(", "").replace(")", "") : vector;
    var read = Set.copyOf(Arrays.asList(plain.split("/", -1)));
    for (String metric : given) {
      String name = metric.substring(0, metric.indexOf(':'));
      boolean left =
          metric.endsWith(":X") || (!version.equals("4.0") && ENVIRONMENT.contains(name));
      if (!left && !read.contains(metric)) {
        return false;
      }
    }
    return true;
  }
}
