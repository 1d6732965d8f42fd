package dev.assay.advisory.feed.oval;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the tests of a file ask of which package (`rpminfo_test`, `_object`, `_state`).
final class OvalTests {
  /// A test as it stands in the file.
  record Parts(String object, String state) {}

  /// What a state asks for.
  ///
  /// @param kind `evr` or `version`
  /// @param operation `less than`, `equals`, `pattern match` …
  record Asked(String kind, String operation, String value) {}

  /// A question to a package.
  record Question(String packageName, Asked asked) {}

  private final Map<String, Parts> tests = new HashMap<>();
  private final Map<String, String> objects = new HashMap<>();
  private final Map<String, Asked> states = new HashMap<>();

  void test(String id, String object, String state) {
    tests.put(id, new Parts(object, state));
  }

  void object(String id, String packageName) {
    objects.put(id, packageName);
  }

  void state(String id, Asked asked) {
    // Of a state that asks for an architecture too, the version is what counts.
    states.putIfAbsent(id, asked);
  }

  /// Whether the file has the test at all.
  boolean isKnown(String test) {
    return tests.containsKey(test);
  }

  /// Empty for a test that asks for something else than a version: a signature, an architecture.
  Optional<Question> question(String test) {
    Parts parts = tests.get(test);
    String name = parts == null ? null : objects.get(parts.object());
    Asked asked = parts == null ? null : states.get(parts.state());
    return name == null || asked == null
        ? Optional.empty()
        : Optional.of(new Question(name, asked));
  }
}
