package dev.assay.inventory.extract.input;

/// Looks now and then whether the scan was cancelled. For one thread.
public final class Pause {
  private static final int BATCH = 1_024;

  private int steps;

  /// Counts one entry of a file.
  ///
  /// @throws InterruptedException when the scan was cancelled; looked at once per batch
  public void step() throws InterruptedException {
    steps++;
    if (steps % BATCH == 0 && Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
