package dev.assay.api.codegen;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// Java identifiers for the model's names.
final class Names {
  // Record components must not be called like a parameterless method of Object (JLS 8.10.1).
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private Names() {}

  /// `Url` becomes `url`, `default` becomes `default_`.
  static String component(String member) {
    var name = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    return SourceVersion.isKeyword(name) || OBJECT_METHODS.contains(name) ? name + "_" : name;
  }

  static String type(String member) {
    return member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
  }

  /// `maxResults` becomes `MAX_RESULTS`, `ec2-instance` becomes `EC2_INSTANCE`.
  static String constant(String text) {
    var name =
        text.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .toUpperCase(Locale.ROOT);
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  /// A Java string literal.
  static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
