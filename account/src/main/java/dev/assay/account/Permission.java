package dev.assay.account;

import java.util.Arrays;
import java.util.List;

/// Something an account may do to its own scanning: the API's `Permission`.
public record Permission(Service service, Operation operation) {

  /// What an account may do that no administrator or policy governs, sorted by service.
  public static List<Permission> ofStandaloneAccount() {
    return Arrays.stream(Service.values())
        .flatMap(service -> operationsOn(service).stream().map(o -> new Permission(service, o)))
        .toList();
  }

  /// What a member may do: switch on, not off.
  public static List<Permission> ofMember() {
    return ofStandaloneAccount().stream()
        .filter(
            permission ->
                permission.operation() == Operation.ENABLE_SCANNING
                    || permission.operation() == Operation.ENABLE_REPOSITORY)
        .toList();
  }

  private static List<Operation> operationsOn(Service service) {
    return switch (service) {
      case EC2, LAMBDA -> List.of(Operation.ENABLE_SCANNING, Operation.DISABLE_SCANNING);
      case ECR -> List.of(Operation.values()); // repositories are registered one by one
    };
  }

  /// The services of the API that permissions are about.
  public enum Service {
    EC2,
    ECR,
    LAMBDA
  }

  /// The API's words.
  public enum Operation {
    ENABLE_SCANNING,
    DISABLE_SCANNING,
    ENABLE_REPOSITORY,
    DISABLE_REPOSITORY
  }
}
