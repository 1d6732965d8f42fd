package dev.assay.advisory.cvss;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// A CVSS vector that keeps its version's rules.
///
/// @param version `2.0`, `3.0`, `3.1`, `4.0`
/// @param values what is given, by metric
public record CvssVector(String version, Map<String, String> values) {
  private static final int LONGEST = 500;

  public CvssVector {
    values = Collections.unmodifiableMap(new HashMap<>(values));
  }

  /// Reads a vector; empty if it breaks its version's rules.
  public static Optional<CvssVector> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String version =
        text.startsWith("CVSS:4.0/")
            ? "4.0"
            : text.startsWith("CVSS:3.1/")
                ? "3.1"
                : text.startsWith("CVSS:3.0/") ? "3.0" : text.startsWith("AV:") ? "2.0" : "";
    if (version.isEmpty()) {
      return Optional.empty();
    }
    String given = version.equals("2.0") ? text : text.substring("CVSS:x.y/".length());
    return values(version, given.split("/", -1)).map(values -> new CvssVector(version, values));
  }

  private static Optional<Map<String, String>> values(String version, String[] given) {
    List<Metric> metrics = metrics(version);
    // Version 3 allows any order (3.1 Specification, section 6).
    boolean ordered = !version.startsWith("3");
    var values = new HashMap<String, String>();
    int last = -1;
    for (String part : given) {
      int place = place(metrics, part);
      if (place < 0 || (ordered && place <= last)) {
        return Optional.empty();
      }
      Metric metric = metrics.get(place);
      if (values.putIfAbsent(metric.name(), part.substring(metric.name().length() + 1)) != null) {
        return Optional.empty();
      }
      last = place;
    }
    return isComplete(version, metrics, values) ? Optional.of(values) : Optional.empty();
  }

  private static int place(List<Metric> metrics, String part) {
    int colon = part.indexOf(':');
    for (int i = 0; colon > 0 && i < metrics.size(); i++) {
      if (metrics.get(i).name().equals(part.substring(0, colon))) {
        return metrics.get(i).values().contains(part.substring(colon + 1)) ? i : -1;
      }
    }
    return -1;
  }

  /// All base metrics; and in version 2, where a group is given, all of the group (section 2.4).
  private static boolean isComplete(
      String version, List<Metric> metrics, Map<String, String> values) {
    for (Metric metric : metrics) {
      boolean needed =
          metric.group() == 0
              || (version.equals("2.0")
                  && metrics.stream()
                      .filter(other -> other.group() == metric.group())
                      .anyMatch(other -> values.containsKey(other.name())));
      if (needed && !values.containsKey(metric.name())) {
        return false;
      }
    }
    return true;
  }

  private static List<Metric> metrics(String version) {
    return switch (version) {
      case "2.0" -> Metric.V2;
      case "4.0" -> Metric.V4;
      default -> Metric.V3;
    };
  }

  /// The value of a metric; `X`, which means not defined, where it is not given.
  String value(String metric) {
    return values.getOrDefault(metric, "X");
  }

  /// Whether a metric of a group is given.
  boolean has(int group) {
    return metrics(version).stream()
        .anyMatch(metric -> metric.group() == group && values.containsKey(metric.name()));
  }

  /// The score of the base metrics alone.
  public double baseScore() {
    return switch (version) {
      case "2.0" -> new Cvss2(this).base();
      case "4.0" -> Cvss4.score(base());
      default -> new Cvss3(this).base();
    };
  }

  /// The score of all metrics given: of those that change with time, and of the environment.
  public double score() {
    return switch (version) {
      case "2.0" -> new Cvss2(this).score();
      case "4.0" -> Cvss4.score(this);
      default -> new Cvss3(this).score();
    };
  }

  private CvssVector base() {
    var base = new HashMap<String, String>();
    for (Metric metric : metrics(version)) {
      if (metric.group() == 0) {
        base.put(metric.name(), value(metric.name()));
      }
    }
    return new CvssVector(version, base);
  }

  /// The vector as a text, in its version's order.
  @Override
  public String toString() {
    var text = new StringJoiner("/");
    if (!version.equals("2.0")) {
      text.add("CVSS:" + version);
    }
    for (Metric metric : metrics(version)) {
      String value = values.getOrDefault(metric.name(), "");
      if (!value.isEmpty()) {
        text.add(metric.name() + ":" + value);
      }
    }
    return text.toString();
  }
}
