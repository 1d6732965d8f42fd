package dev.assay.cli.engine;

import java.nio.file.Path;

/// Makes the stages for one command.
@FunctionalInterface
public interface EngineFactory {
  /// Opens nothing yet: that is done by the first question.
  ///
  /// @param dataFolder where the advisory index is kept
  /// @param offline whether nothing may be fetched
  Engine open(Path dataFolder, boolean offline);
}
