package dev.assay.api.operation;

import dev.assay.account.Enablement;
import dev.assay.account.EnablementChange;
import dev.assay.account.EnablementStatus;
import dev.assay.account.ScanKind;
import dev.assay.api.inspector2.Account;
import dev.assay.api.inspector2.AccountState;
import dev.assay.api.inspector2.ErrorCode;
import dev.assay.api.inspector2.FailedAccount;
import dev.assay.api.inspector2.Operation;
import dev.assay.api.inspector2.Permission;
import dev.assay.api.inspector2.ResourceState;
import dev.assay.api.inspector2.ResourceStatus;
import dev.assay.api.inspector2.Service;
import dev.assay.api.inspector2.State;
import dev.assay.api.inspector2.Status;
import java.util.Locale;

/// What is switched on, as the API shows it.
final class EnablementShapes {
  private EnablementShapes() {}

  static Account account(Enablement enablement) {
    return new Account(
        enablement.account().value(), status(enablement.overall()), statuses(enablement));
  }

  static AccountState state(Enablement enablement) {
    var resources =
        ResourceState.builder()
            .ec2(state(enablement.of(ScanKind.EC2)))
            .ecr(state(enablement.of(ScanKind.ECR)))
            .lambda(state(enablement.of(ScanKind.LAMBDA)))
            .lambdaCode(state(enablement.of(ScanKind.LAMBDA_CODE)))
            .codeRepository(state(enablement.of(ScanKind.CODE_REPOSITORY)))
            .build();
    return new AccountState(enablement.account().value(), state(enablement.overall()), resources);
  }

  static FailedAccount failed(EnablementChange.Refused refused) {
    return FailedAccount.builder()
        .accountId(refused.enablement().account().value())
        .status(status(refused.enablement().overall()))
        .resourceStatus(statuses(refused.enablement()))
        .errorCode(ErrorCode.valueOf(refused.reason().name()))
        .errorMessage(refused.message())
        .build();
  }

  static Permission permission(dev.assay.account.Permission permission) {
    return new Permission(
        Service.valueOf(permission.service().name()),
        Operation.valueOf(permission.operation().name()));
  }

  private static ResourceStatus statuses(Enablement enablement) {
    return ResourceStatus.builder()
        .ec2(status(enablement.of(ScanKind.EC2)))
        .ecr(status(enablement.of(ScanKind.ECR)))
        .lambda(status(enablement.of(ScanKind.LAMBDA)))
        .lambdaCode(status(enablement.of(ScanKind.LAMBDA_CODE)))
        .codeRepository(status(enablement.of(ScanKind.CODE_REPOSITORY)))
        .build();
  }

  /// The model requires an error code and a message even where nothing is wrong: the code that fits
  /// the status best, and a message that tells the status.
  private static State state(EnablementStatus status) {
    var code =
        switch (status) {
          case ENABLED -> ErrorCode.ALREADY_ENABLED;
          case ENABLING -> ErrorCode.ENABLE_IN_PROGRESS;
          case DISABLING -> ErrorCode.DISABLE_IN_PROGRESS;
          case SUSPENDING, SUSPENDED -> ErrorCode.SUSPEND_IN_PROGRESS;
          case DISABLED -> ErrorCode.RESOURCE_NOT_FOUND;
        };
    return new State(status(status), code, "Scanning is " + status.name().toLowerCase(Locale.ROOT));
  }

  private static Status status(EnablementStatus status) {
    return Status.valueOf(status.name());
  }
}
