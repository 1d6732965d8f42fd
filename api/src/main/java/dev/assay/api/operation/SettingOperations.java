package dev.assay.api.operation;

import dev.assay.account.ConfigurationStore;
import dev.assay.account.DeepInspection;
import dev.assay.account.DeepInspectionStore;
import dev.assay.account.EcrRescan;
import dev.assay.account.EncryptionKeyStore;
import dev.assay.account.OrganizationStore;
import dev.assay.account.Standing;
import dev.assay.api.http.Caller;
import dev.assay.api.inspector2.AccessDeniedException;
import dev.assay.api.inspector2.BatchGetMemberEc2DeepInspectionStatusRequest;
import dev.assay.api.inspector2.BatchGetMemberEc2DeepInspectionStatusResponse;
import dev.assay.api.inspector2.BatchUpdateMemberEc2DeepInspectionStatusRequest;
import dev.assay.api.inspector2.BatchUpdateMemberEc2DeepInspectionStatusResponse;
import dev.assay.api.inspector2.Ec2DeepInspectionStatus;
import dev.assay.api.inspector2.EcrConfiguration;
import dev.assay.api.inspector2.FailedMemberAccountEc2DeepInspectionStatusState;
import dev.assay.api.inspector2.GetConfigurationRequest;
import dev.assay.api.inspector2.GetConfigurationResponse;
import dev.assay.api.inspector2.GetEc2DeepInspectionConfigurationRequest;
import dev.assay.api.inspector2.GetEc2DeepInspectionConfigurationResponse;
import dev.assay.api.inspector2.GetEncryptionKeyRequest;
import dev.assay.api.inspector2.GetEncryptionKeyResponse;
import dev.assay.api.inspector2.MemberAccountEc2DeepInspectionStatusState;
import dev.assay.api.inspector2.ResetEncryptionKeyRequest;
import dev.assay.api.inspector2.ResetEncryptionKeyResponse;
import dev.assay.api.inspector2.ResourceNotFoundException;
import dev.assay.api.inspector2.ResourceType;
import dev.assay.api.inspector2.ScanType;
import dev.assay.api.inspector2.UpdateConfigurationRequest;
import dev.assay.api.inspector2.UpdateConfigurationResponse;
import dev.assay.api.inspector2.UpdateEc2DeepInspectionConfigurationRequest;
import dev.assay.api.inspector2.UpdateEc2DeepInspectionConfigurationResponse;
import dev.assay.api.inspector2.UpdateEncryptionKeyRequest;
import dev.assay.api.inspector2.UpdateEncryptionKeyResponse;
import dev.assay.api.inspector2.UpdateOrgEc2DeepInspectionConfigurationRequest;
import dev.assay.api.inspector2.UpdateOrgEc2DeepInspectionConfigurationResponse;
import dev.assay.model.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How scanning is set: windows of re-scans, scan mode, deep inspection, keys.
///
/// @param organization who may set it
public record SettingOperations(
    ConfigurationStore configuration,
    DeepInspectionStore deepInspection,
    EncryptionKeyStore keys,
    OrganizationStore organization) {
  /// The model bounds a list to as many.
  private static final int MOST_MEMBERS = 100;

  GetConfigurationResponse configuration(GetConfigurationRequest request) {
    return ConfigurationShapes.shape(configuration.get(account()));
  }

  /// A part that is absent stays as it is.
  UpdateConfigurationResponse update(UpdateConfigurationRequest request) {
    var account = account();
    if (organization.standing(account) == Standing.MEMBER) {
      throw new AccessDeniedException(
          "Member account " + account + " is not authorized to change the configuration");
    }
    var images = request.ecrConfiguration();
    if (images != null) {
      Refusals.inAccount(() -> configuration.set(account, rescan(account, images)));
    }
    var instances = request.ec2Configuration();
    if (instances != null) {
      var mode = dev.assay.account.Ec2ScanMode.valueOf(instances.scanMode().name());
      Refusals.inAccount(() -> configuration.set(account, mode));
    }
    return new UpdateConfigurationResponse();
  }

  private EcrRescan rescan(AccountId account, EcrConfiguration wanted) {
    var before = configuration.get(account).ecrRescan();
    var pullDate = wanted.pullDateRescanDuration();
    var mode = wanted.pullDateRescanMode();
    return new EcrRescan(
        EcrRescan.Duration.valueOf(wanted.rescanDuration().name()),
        pullDate == null
            ? before.pullDateDuration()
            : EcrRescan.PullDateDuration.valueOf(pullDate.name()),
        mode == null ? before.pullDateMode() : EcrRescan.PullDateMode.valueOf(mode.name()));
  }

  GetEc2DeepInspectionConfigurationResponse deepInspection(
      GetEc2DeepInspectionConfigurationRequest request) {
    var now = deepInspection.get(account());
    return GetEc2DeepInspectionConfigurationResponse.builder()
        .packagePaths(now.paths())
        .orgPackagePaths(now.organizationPaths())
        .status(status(now))
        .build();
  }

  UpdateEc2DeepInspectionConfigurationResponse update(
      UpdateEc2DeepInspectionConfigurationRequest request) {
    var now =
        Refusals.inAccount(
            () ->
                deepInspection.set(
                    account(),
                    Optional.ofNullable(request.activateDeepInspection()),
                    Optional.ofNullable(request.packagePaths())));
    return UpdateEc2DeepInspectionConfigurationResponse.builder()
        .packagePaths(now.paths())
        .orgPackagePaths(now.organizationPaths())
        .status(status(now))
        .build();
  }

  UpdateOrgEc2DeepInspectionConfigurationResponse update(
      UpdateOrgEc2DeepInspectionConfigurationRequest request) {
    OrganizationRefusals.in(
        () -> deepInspection.setOrganizationPaths(account(), request.orgPackagePaths()));
    return new UpdateOrgEc2DeepInspectionConfigurationResponse();
  }

  BatchGetMemberEc2DeepInspectionStatusResponse memberStatuses(
      BatchGetMemberEc2DeepInspectionStatusRequest request) {
    var ids =
        Objects.requireNonNullElseGet(
            request.accountIds(),
            () ->
                OrganizationRefusals.of(() -> organization.members(account())).stream()
                    .map(member -> member.account().value())
                    .limit(MOST_MEMBERS)
                    .toList());
    var outcome = new Members(new ArrayList<>(), new ArrayList<>());
    for (String id : ids) {
      outcome.add(
          id, OrganizationRefusals.of(() -> deepInspection.ofMember(account(), new AccountId(id))));
    }
    return new BatchGetMemberEc2DeepInspectionStatusResponse(outcome.done(), outcome.failed());
  }

  BatchUpdateMemberEc2DeepInspectionStatusResponse updateMembers(
      BatchUpdateMemberEc2DeepInspectionStatusRequest request) {
    var outcome = new Members(new ArrayList<>(), new ArrayList<>());
    for (var wanted : request.accountIds()) {
      outcome.add(
          wanted.accountId(),
          OrganizationRefusals.of(
              () ->
                  deepInspection.setMember(
                      account(),
                      new AccountId(wanted.accountId()),
                      wanted.activateDeepInspection())));
    }
    return new BatchUpdateMemberEc2DeepInspectionStatusResponse(outcome.done(), outcome.failed());
  }

  private record Members(
      List<MemberAccountEc2DeepInspectionStatusState> done,
      List<FailedMemberAccountEc2DeepInspectionStatusState> failed) {
    void add(String id, Optional<DeepInspection> now) {
      now.ifPresentOrElse(
          it ->
              done.add(
                  MemberAccountEc2DeepInspectionStatusState.builder()
                      .accountId(id)
                      .status(status(it))
                      .build()),
          () ->
              failed.add(
                  FailedMemberAccountEc2DeepInspectionStatusState.builder()
                      .accountId(id)
                      .errorMessage("Account " + id + " is no member")
                      .build()));
    }
  }

  private static Ec2DeepInspectionStatus status(DeepInspection now) {
    return now.isActivated()
        ? Ec2DeepInspectionStatus.ACTIVATED
        : Ec2DeepInspectionStatus.DEACTIVATED;
  }

  GetEncryptionKeyResponse key(GetEncryptionKeyRequest request) {
    return new GetEncryptionKeyResponse(
        keys.get(account(), use(request.scanType(), request.resourceType()))
            .orElseThrow(SettingOperations::noKey));
  }

  UpdateEncryptionKeyResponse update(UpdateEncryptionKeyRequest request) {
    keys.set(account(), use(request.scanType(), request.resourceType()), request.kmsKeyId());
    return new UpdateEncryptionKeyResponse();
  }

  ResetEncryptionKeyResponse reset(ResetEncryptionKeyRequest request) {
    if (!keys.reset(account(), use(request.scanType(), request.resourceType()))) {
      throw noKey();
    }
    return new ResetEncryptionKeyResponse();
  }

  private static ResourceNotFoundException noKey() {
    return new ResourceNotFoundException("No key of yours is used; the service's own is");
  }

  /// Only code is encrypted with a key of the account's choice.
  private static EncryptionKeyStore.Use use(ScanType scanType, ResourceType resourceType) {
    if (scanType != ScanType.CODE) {
      throw Refusals.field("/scanType", "Member must be CODE");
    }
    if (resourceType != ResourceType.AWS_LAMBDA_FUNCTION
        && resourceType != ResourceType.CODE_REPOSITORY) {
      throw Refusals.field(
          "/resourceType", "Member must be one of AWS_LAMBDA_FUNCTION, CODE_REPOSITORY");
    }
    return new EncryptionKeyStore.Use(scanType.name(), resourceType.name());
  }

  private static AccountId account() {
    return Caller.current().account();
  }
}
