package dev.assay.api.operation;

import dev.assay.account.RefusedException;
import dev.assay.api.wire.ApiFault;
import dev.assay.api.wire.Violation;
import dev.assay.finding.CriteriaException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// What the stages refuse, as the validation error that names the member.
final class Refusals {
  private static final String CRITERIA = "/filterCriteria/";

  private Refusals() {}

  /// A `ValidationException` about one member.
  ///
  /// @param pointer the member's place in the request, such as `/filterCriteria/severity`
  static ApiFault field(String pointer, String message) {
    return ApiFault.of(
        List.of(new Violation(pointer, message, Violation.Kind.FIELD_VALIDATION_FAILED)));
  }

  /// Does something whose criteria may mean nothing.
  static <T> T inCriteria(Supplier<T> action) {
    try {
      return action.get();
    } catch (CriteriaException wrong) {
      throw field(CRITERIA + wrong.field(), "Member " + wrong.getMessage());
    }
  }

  /// Does something that accounts may refuse.
  static <T> T inAccount(Supplier<T> action) {
    try {
      return action.get();
    } catch (RefusedException refused) {
      throw field(
          "/" + refused.field(), Objects.requireNonNullElse(refused.getMessage(), "is refused"));
    }
  }
}
