package dev.assay.advisory;

import java.time.Instant;
import java.util.List;

/// What somebody says of a vulnerability in one product (Vulnerability Exploitability eXchange).
///
/// @param vulnerabilities the id and every other id of the same flaw that the statement names
/// @param product purl of what is spoken of: a package, or something that holds packages
/// @param subcomponents purls of packages within the product that are meant; empty where all are
/// @param answer what is said
/// @param source who says it, and where
public record VexStatement(
    List<String> vulnerabilities,
    String product,
    List<String> subcomponents,
    Answer answer,
    Source source) {
  public VexStatement {
    vulnerabilities = List.copyOf(vulnerabilities);
    subcomponents = List.copyOf(subcomponents);
  }

  /// The four things that can be said.
  public enum Status {
    NOT_AFFECTED,
    AFFECTED,
    FIXED,
    UNDER_INVESTIGATION
  }

  /// What is said.
  ///
  /// @param justification the format's own word, such as `vulnerable_code_not_present`; may be
  ///     empty
  /// @param explanation in words for people; may be empty
  public record Answer(Status status, String justification, String explanation) {

    /// Whether the product has nothing to do: the finding is kept, but hidden.
    public boolean hides() {
      return status == Status.NOT_AFFECTED || status == Status.FIXED;
    }
  }

  /// Who says it, and where.
  ///
  /// @param file where it was read
  /// @param document the document's own id; may be empty
  /// @param author may be empty
  /// @param time of the statement; [Instant#EPOCH] where none is given
  public record Source(String file, String document, String author, Instant time) {}
}
