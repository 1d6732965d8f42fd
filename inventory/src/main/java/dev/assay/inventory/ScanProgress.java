package dev.assay.inventory;

/// Hears how far a scan has come. Called from several threads; must be quick.
public interface ScanProgress {

  /// Hears nothing.
  ScanProgress NONE =
      new ScanProgress() {
        @Override
        public void opened(String what) {}

        @Override
        public void read(long files, int packages) {}
      };

  /// The target was opened.
  ///
  /// @param what one line for people: `sha256:6457… 7 layers, 48 MB`
  void opened(String what);

  /// So much was read until now.
  void read(long files, int packages);
}
