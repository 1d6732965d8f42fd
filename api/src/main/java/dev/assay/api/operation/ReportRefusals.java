package dev.assay.api.operation;

import dev.assay.api.inspector2.ResourceNotFoundException;
import dev.assay.api.wire.ApiFault;
import dev.assay.report.ReportRefusedException;
import java.util.function.Supplier;

/// What is refused of a report, in the API's errors.
public final class ReportRefusals {
  private ReportRefusals() {}

  /// Does it.
  public static <T> T in(Supplier<T> action) {
    try {
      return action.get();
    } catch (ReportRefusedException refused) {
      var message = String.valueOf(refused.getMessage());
      throw switch (refused.reason()) {
        case NOT_FOUND -> new ResourceNotFoundException(message);
        case IN_PROGRESS, ENDED -> ApiFault.validation(message, "OTHER");
      };
    }
  }
}
