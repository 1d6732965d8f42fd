package dev.assay.match;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.Ecosystem;
import java.util.List;

/// Which advisories speak for programs that came without a package manager: Node.js's own for
/// `node`, and Bitnami's, which count the versions of each program as its makers do.
final class ProgramScope {
  private static final Ecosystem NODE = new Ecosystem("Node.js", "");
  private static final Ecosystem BITNAMI = new Ecosystem("Bitnami", "");

  private ProgramScope() {}

  static Scope of(String program, Advisories advisories) {
    List<Ecosystem> speaking =
        (program.equals("node") ? List.of(NODE, BITNAMI) : List.of(BITNAMI))
            .stream()
                .filter(one -> !advisories.affecting(one, advisoryName(program)).isEmpty())
                .toList();
    return speaking.isEmpty()
        ? new Scope.Unassessed("no advisories for programs that came without a package manager")
        : new Scope.Assessed(speaking);
  }

  /// Bitnami calls the web server by its maker's name.
  static String advisoryName(String program) {
    return program.equals("httpd") ? "apache" : program;
  }
}
