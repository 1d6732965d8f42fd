package dev.assay.model;

/// What was asked is beyond a limit, and will be again: only asking for less helps. Exceptions
/// implement it.
public interface LimitReached {
  /// What the limit is and how to stay within it, for whoever asked.
  String advice();
}
