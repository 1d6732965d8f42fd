package dev.assay.api;

import dev.assay.model.Inventory;
import java.io.InputStream;

/// Makes inventories of the SBOMs that clients send. Called by many threads at once.
@FunctionalInterface
public interface SbomInventories {

  /// Reads a document from end to end.
  ///
  /// @param name what places within the document are called
  /// @param document CycloneDX JSON, to be treated as hostile
  Reading read(String name, InputStream document);

  /// What became of a document.
  sealed interface Reading {
    /// It was read; what could not be used of it is among the inventory's problems.
    record Done(Inventory inventory) implements Reading {}

    /// It is no SBOM.
    ///
    /// @param reason what is wrong, for people
    record Refused(String reason) implements Reading {}
  }
}
