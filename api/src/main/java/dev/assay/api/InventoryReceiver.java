package dev.assay.api;

import dev.assay.model.AccountId;
import java.io.InputStream;

/// Takes inventories that clients send. Called by many threads at once.
@FunctionalInterface
public interface InventoryReceiver {

  /// Takes one inventory document.
  ///
  /// @param document JSON as the client sent it: not looked at yet, to be treated as hostile
  Receipt receive(AccountId account, InputStream document);

  /// What became of a document.
  sealed interface Receipt {
    /// It was taken.
    ///
    /// @param resourceId what its findings are on
    record Accepted(String resourceId) implements Receipt {}

    /// It cannot be used.
    ///
    /// @param field a JSON pointer into the document; empty for the whole
    /// @param reason what is wrong and what to do, for people
    record Refused(String field, String reason) implements Receipt {}
  }
}
