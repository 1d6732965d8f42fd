package dev.assay.model;

import java.util.List;

/// What a host listens on.
public sealed interface Listening {

  /// Every listening socket of the host's own network.
  ///
  /// @param sockets by transport, port and address
  record Known(List<ListeningSocket> sockets) implements Listening {
    public Known {
      sockets = List.copyOf(sockets);
    }
  }

  /// It could not be seen, or nobody looked.
  record Unknown(String reason) implements Listening {}
}
