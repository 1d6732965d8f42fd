package dev.assay.api;

import dev.assay.model.AccountId;
import dev.assay.model.Listening;
import java.util.Optional;

/// Knows what instances listen on. Safe for use by many threads at once.
public interface KnownListening {

  /// By the last inventory of a resource; empty where there is none, or it is not of a host.
  ///
  /// @param resource the API's resource id
  Optional<Listening> of(AccountId account, String resource);
}
