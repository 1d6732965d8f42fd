package dev.assay.delivery;

import dev.assay.model.Severity;
import java.util.List;
import java.util.regex.Pattern;

/// The words of CycloneDX 1.4 to 1.6 for what vulnerabilities are rated by.
public final class CycloneDxWords {
  private static final Pattern WEAKNESS = Pattern.compile("CWE-(\\d{1,9})");

  private CycloneDxWords() {}

  /// A rating's `severity`.
  public static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case HIGH -> "high";
      case MEDIUM -> "medium";
      case LOW -> "low";
      case INFORMATIONAL -> "info";
      case UNTRIAGED -> "unknown";
    };
  }

  /// A rating's `method`.
  ///
  /// @param cvssVersion such as `3.1`
  public static String method(String cvssVersion) {
    return switch (cvssVersion) {
      case "2.0" -> "CVSSv2";
      case "3.0" -> "CVSSv3";
      case "3.1" -> "CVSSv31";
      case "4.0" -> "CVSSv4";
      default -> "other";
    };
  }

  /// The `cwes`: numbers; what is no CWE id is left out.
  ///
  /// @param weaknesses such as `CWE-79`
  public static List<Integer> weaknesses(List<String> weaknesses) {
    return weaknesses.stream()
        .map(WEAKNESS::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> Integer.valueOf(matcher.group(1)))
        .toList();
  }
}
