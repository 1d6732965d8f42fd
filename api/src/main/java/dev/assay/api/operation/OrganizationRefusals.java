package dev.assay.api.operation;

import dev.assay.account.OrganizationException;
import dev.assay.api.inspector2.AccessDeniedException;
import dev.assay.api.inspector2.ConflictException;
import dev.assay.api.inspector2.ResourceNotFoundException;
import dev.assay.api.inspector2.ServiceQuotaExceededException;
import dev.assay.api.wire.ApiException;
import java.util.Objects;
import java.util.function.Supplier;

/// What an organization's rules do not allow, as the API's errors.
final class OrganizationRefusals {
  private OrganizationRefusals() {}

  /// Does something.
  static void in(Runnable action) {
    of(
        () -> {
          action.run();
          return true;
        });
  }

  /// Finds something.
  static <T> T of(Supplier<T> action) {
    try {
      return Refusals.inAccount(action);
    } catch (OrganizationException refused) {
      throw shape(refused);
    }
  }

  private static ApiException shape(OrganizationException refused) {
    var message = Objects.requireNonNullElse(refused.getMessage(), "not allowed");
    return switch (refused.kind()) {
      case DENIED -> new AccessDeniedException(message);
      case NOT_FOUND -> new ResourceNotFoundException(message);
      case CONFLICT -> new ConflictException(message, "delegated-administrator", "Account");
      case LIMIT -> new ServiceQuotaExceededException(message, "members");
    };
  }
}
