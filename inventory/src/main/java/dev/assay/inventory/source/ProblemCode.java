package dev.assay.inventory.source;

import dev.assay.model.InputProblem;

/// What can be wrong with a target's containers, as opposed to the package files in them.
public enum ProblemCode {
  TRUNCATED("INV-ARCHIVE-001", "the data ends early"),
  DAMAGED("INV-ARCHIVE-002", "the data is damaged"),
  ESCAPE("INV-ARCHIVE-003", "the path leads out of the archive"),
  ENTRIES("INV-ARCHIVE-004", "more entries than the limit"),
  FILE_BYTES("INV-ARCHIVE-005", "the file is larger than the limit"),
  TOTAL_BYTES("INV-ARCHIVE-006", "the scan unpacked more bytes than the limit"),
  EXPANSION("INV-ARCHIVE-007", "the archive unpacks to too many times its size"),
  DUPLICATE("INV-ARCHIVE-008", "the archive holds the path twice"),
  SPECIAL("INV-ARCHIVE-009", "a package file is a device, pipe or socket"),
  DIGEST("INV-IMAGE-001", "the layer is not the one that the manifest names"),
  UNAVAILABLE("INV-IMAGE-002", "the layer cannot be fetched"),
  MEDIA_TYPE("INV-IMAGE-003", "the layer's media type is not a known one"),
  DENIED("INV-WALK-001", "permission denied"),
  UNREADABLE("INV-WALK-002", "cannot be read"),
  LINK_ESCAPE("INV-WALK-003", "a package file is a link that leads out of the folder"),
  TIME("INV-SCAN-001", "the time limit is over"),
  EXTRACTOR("INV-SCAN-002", "the reader of this format failed");

  private final String code;
  private final String reason;

  ProblemCode(String code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /// The stable code that users see.
  public String code() {
    return code;
  }

  /// A clause that says what is wrong.
  public String reason() {
    return reason;
  }

  /// A problem of this kind.
  public InputProblem in(String source, String effect) {
    return InputProblem.of(code, source, reason, effect);
  }

  /// A problem of this kind, with what is special about this one.
  public InputProblem in(String source, String detail, String effect) {
    return InputProblem.of(
        code, source, detail.isEmpty() ? reason : reason + ": " + detail, effect);
  }
}
