package dev.assay.reachability;

import java.io.IOException;

/// A folder of `describe-*` answers that changes. For one thread.
public interface NetworkFolder {
  /// The network as the folder says it now.
  ///
  /// @throws IOException when the folder cannot be listed
  NetworkReading read() throws IOException;
}
