package dev.assay.advisory;

/// Is told how an update goes on. Called from the updating thread.
public interface Progress {

  /// A step begins.
  ///
  /// @param step what is being done now, in words for people: `reading osv/npm/all.zip`
  /// @param done steps finished
  /// @param all steps known so far
  void step(String step, int done, int all);

  /// Tells nobody.
  static Progress none() {
    return (step, done, all) -> {};
  }
}
