package dev.assay.report;

import dev.assay.model.AccountId;
import java.time.Instant;

/// A report that was asked for, and what became of it.
///
/// @param id a UUID
/// @param created when it was asked
public record Report(
    AccountId account, String id, ReportRequest request, Outcome outcome, Instant created) {

  /// How far it is.
  public sealed interface Outcome {
    /// Being made, or about to be.
    record InProgress() implements Outcome {}

    /// Made and delivered.
    ///
    /// @param files how many
    /// @param bytes all together
    record Succeeded(int files, long bytes, Instant finished) implements Outcome {}

    /// Called off.
    record Cancelled(Instant finished) implements Outcome {}

    /// Not made.
    record Failed(ReportFailure failure, Instant finished) implements Outcome {}
  }
}
