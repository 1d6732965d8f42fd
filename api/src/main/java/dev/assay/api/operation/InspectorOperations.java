package dev.assay.api.operation;

import dev.assay.api.inspector2.AssociateMemberRequest;
import dev.assay.api.inspector2.AssociateMemberResponse;
import dev.assay.api.inspector2.BatchGetAccountStatusRequest;
import dev.assay.api.inspector2.BatchGetAccountStatusResponse;
import dev.assay.api.inspector2.BatchGetFindingDetailsRequest;
import dev.assay.api.inspector2.BatchGetFindingDetailsResponse;
import dev.assay.api.inspector2.BatchGetFreeTrialInfoRequest;
import dev.assay.api.inspector2.BatchGetFreeTrialInfoResponse;
import dev.assay.api.inspector2.BatchGetMemberEc2DeepInspectionStatusRequest;
import dev.assay.api.inspector2.BatchGetMemberEc2DeepInspectionStatusResponse;
import dev.assay.api.inspector2.BatchUpdateMemberEc2DeepInspectionStatusRequest;
import dev.assay.api.inspector2.BatchUpdateMemberEc2DeepInspectionStatusResponse;
import dev.assay.api.inspector2.CancelFindingsReportRequest;
import dev.assay.api.inspector2.CancelFindingsReportResponse;
import dev.assay.api.inspector2.CancelSbomExportRequest;
import dev.assay.api.inspector2.CancelSbomExportResponse;
import dev.assay.api.inspector2.CreateFilterRequest;
import dev.assay.api.inspector2.CreateFilterResponse;
import dev.assay.api.inspector2.CreateFindingsReportRequest;
import dev.assay.api.inspector2.CreateFindingsReportResponse;
import dev.assay.api.inspector2.CreateSbomExportRequest;
import dev.assay.api.inspector2.CreateSbomExportResponse;
import dev.assay.api.inspector2.DeleteFilterRequest;
import dev.assay.api.inspector2.DeleteFilterResponse;
import dev.assay.api.inspector2.DescribeOrganizationConfigurationRequest;
import dev.assay.api.inspector2.DescribeOrganizationConfigurationResponse;
import dev.assay.api.inspector2.DisableDelegatedAdminAccountRequest;
import dev.assay.api.inspector2.DisableDelegatedAdminAccountResponse;
import dev.assay.api.inspector2.DisableRequest;
import dev.assay.api.inspector2.DisableResponse;
import dev.assay.api.inspector2.DisassociateMemberRequest;
import dev.assay.api.inspector2.DisassociateMemberResponse;
import dev.assay.api.inspector2.EnableDelegatedAdminAccountRequest;
import dev.assay.api.inspector2.EnableDelegatedAdminAccountResponse;
import dev.assay.api.inspector2.EnableRequest;
import dev.assay.api.inspector2.EnableResponse;
import dev.assay.api.inspector2.GetConfigurationRequest;
import dev.assay.api.inspector2.GetConfigurationResponse;
import dev.assay.api.inspector2.GetDelegatedAdminAccountRequest;
import dev.assay.api.inspector2.GetDelegatedAdminAccountResponse;
import dev.assay.api.inspector2.GetEc2DeepInspectionConfigurationRequest;
import dev.assay.api.inspector2.GetEc2DeepInspectionConfigurationResponse;
import dev.assay.api.inspector2.GetEncryptionKeyRequest;
import dev.assay.api.inspector2.GetEncryptionKeyResponse;
import dev.assay.api.inspector2.GetFindingsReportStatusRequest;
import dev.assay.api.inspector2.GetFindingsReportStatusResponse;
import dev.assay.api.inspector2.GetMemberRequest;
import dev.assay.api.inspector2.GetMemberResponse;
import dev.assay.api.inspector2.GetSbomExportRequest;
import dev.assay.api.inspector2.GetSbomExportResponse;
import dev.assay.api.inspector2.Inspector2Api;
import dev.assay.api.inspector2.ListAccountPermissionsRequest;
import dev.assay.api.inspector2.ListAccountPermissionsResponse;
import dev.assay.api.inspector2.ListCoverageRequest;
import dev.assay.api.inspector2.ListCoverageResponse;
import dev.assay.api.inspector2.ListCoverageStatisticsRequest;
import dev.assay.api.inspector2.ListCoverageStatisticsResponse;
import dev.assay.api.inspector2.ListDelegatedAdminAccountsRequest;
import dev.assay.api.inspector2.ListDelegatedAdminAccountsResponse;
import dev.assay.api.inspector2.ListFiltersRequest;
import dev.assay.api.inspector2.ListFiltersResponse;
import dev.assay.api.inspector2.ListFindingAggregationsRequest;
import dev.assay.api.inspector2.ListFindingAggregationsResponse;
import dev.assay.api.inspector2.ListFindingsRequest;
import dev.assay.api.inspector2.ListFindingsResponse;
import dev.assay.api.inspector2.ListMembersRequest;
import dev.assay.api.inspector2.ListMembersResponse;
import dev.assay.api.inspector2.ListTagsForResourceRequest;
import dev.assay.api.inspector2.ListTagsForResourceResponse;
import dev.assay.api.inspector2.ListUsageTotalsRequest;
import dev.assay.api.inspector2.ListUsageTotalsResponse;
import dev.assay.api.inspector2.ResetEncryptionKeyRequest;
import dev.assay.api.inspector2.ResetEncryptionKeyResponse;
import dev.assay.api.inspector2.SearchVulnerabilitiesRequest;
import dev.assay.api.inspector2.SearchVulnerabilitiesResponse;
import dev.assay.api.inspector2.TagResourceRequest;
import dev.assay.api.inspector2.TagResourceResponse;
import dev.assay.api.inspector2.UntagResourceRequest;
import dev.assay.api.inspector2.UntagResourceResponse;
import dev.assay.api.inspector2.UpdateConfigurationRequest;
import dev.assay.api.inspector2.UpdateConfigurationResponse;
import dev.assay.api.inspector2.UpdateEc2DeepInspectionConfigurationRequest;
import dev.assay.api.inspector2.UpdateEc2DeepInspectionConfigurationResponse;
import dev.assay.api.inspector2.UpdateEncryptionKeyRequest;
import dev.assay.api.inspector2.UpdateEncryptionKeyResponse;
import dev.assay.api.inspector2.UpdateFilterRequest;
import dev.assay.api.inspector2.UpdateFilterResponse;
import dev.assay.api.inspector2.UpdateOrgEc2DeepInspectionConfigurationRequest;
import dev.assay.api.inspector2.UpdateOrgEc2DeepInspectionConfigurationResponse;
import dev.assay.api.inspector2.UpdateOrganizationConfigurationRequest;
import dev.assay.api.inspector2.UpdateOrganizationConfigurationResponse;

/// The operations that are served, each handed to its group. Safe for all threads.
public record InspectorOperations(
    FindingOperations findings,
    AggregationOperations aggregations,
    FilterOperations filters,
    CoverageOperations coverage,
    AccountOperations accounts,
    SettingOperations settings,
    UsageOperations usage,
    OrganizationOperations organization,
    TagOperations tags,
    ReportOperations reports,
    VulnerabilityOperations vulnerabilities)
    implements Inspector2Api {

  @Override
  public ListFindingsResponse listFindings(ListFindingsRequest request) {
    return findings.list(request);
  }

  @Override
  public BatchGetFindingDetailsResponse batchGetFindingDetails(
      BatchGetFindingDetailsRequest request) {
    return findings.details(request);
  }

  @Override
  public ListCoverageResponse listCoverage(ListCoverageRequest request) {
    return coverage.list(request);
  }

  @Override
  public ListCoverageStatisticsResponse listCoverageStatistics(
      ListCoverageStatisticsRequest request) {
    return coverage.statistics(request);
  }

  @Override
  public ListFindingAggregationsResponse listFindingAggregations(
      ListFindingAggregationsRequest request) {
    return aggregations.list(request);
  }

  @Override
  public EnableResponse enable(EnableRequest request) {
    return accounts.enable(request);
  }

  @Override
  public DisableResponse disable(DisableRequest request) {
    return accounts.disable(request);
  }

  @Override
  public BatchGetAccountStatusResponse batchGetAccountStatus(BatchGetAccountStatusRequest request) {
    return accounts.status(request);
  }

  @Override
  public ListAccountPermissionsResponse listAccountPermissions(
      ListAccountPermissionsRequest request) {
    return accounts.permissions(request);
  }

  @Override
  public GetConfigurationResponse getConfiguration(GetConfigurationRequest request) {
    return settings.configuration(request);
  }

  @Override
  public SearchVulnerabilitiesResponse searchVulnerabilities(SearchVulnerabilitiesRequest request) {
    return vulnerabilities.search(request);
  }

  @Override
  public CreateFilterResponse createFilter(CreateFilterRequest request) {
    return filters.create(request);
  }

  @Override
  public UpdateFilterResponse updateFilter(UpdateFilterRequest request) {
    return filters.update(request);
  }

  @Override
  public DeleteFilterResponse deleteFilter(DeleteFilterRequest request) {
    return filters.delete(request);
  }

  @Override
  public ListFiltersResponse listFilters(ListFiltersRequest request) {
    return filters.list(request);
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return tags.tag(request);
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return tags.untag(request);
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return tags.list(request);
  }

  @Override
  public EnableDelegatedAdminAccountResponse enableDelegatedAdminAccount(
      EnableDelegatedAdminAccountRequest request) {
    return organization.enableAdministrator(request);
  }

  @Override
  public DisableDelegatedAdminAccountResponse disableDelegatedAdminAccount(
      DisableDelegatedAdminAccountRequest request) {
    return organization.disableAdministrator(request);
  }

  @Override
  public GetDelegatedAdminAccountResponse getDelegatedAdminAccount(
      GetDelegatedAdminAccountRequest request) {
    return organization.administrator(request);
  }

  @Override
  public ListDelegatedAdminAccountsResponse listDelegatedAdminAccounts(
      ListDelegatedAdminAccountsRequest request) {
    return organization.administrators(request);
  }

  @Override
  public AssociateMemberResponse associateMember(AssociateMemberRequest request) {
    return organization.associate(request);
  }

  @Override
  public DisassociateMemberResponse disassociateMember(DisassociateMemberRequest request) {
    return organization.disassociate(request);
  }

  @Override
  public GetMemberResponse getMember(GetMemberRequest request) {
    return organization.member(request);
  }

  @Override
  public ListMembersResponse listMembers(ListMembersRequest request) {
    return organization.members(request);
  }

  @Override
  public DescribeOrganizationConfigurationResponse describeOrganizationConfiguration(
      DescribeOrganizationConfigurationRequest request) {
    return organization.configuration(request);
  }

  @Override
  public UpdateOrganizationConfigurationResponse updateOrganizationConfiguration(
      UpdateOrganizationConfigurationRequest request) {
    return organization.update(request);
  }

  @Override
  public CreateFindingsReportResponse createFindingsReport(CreateFindingsReportRequest request) {
    return reports.create(request);
  }

  @Override
  public GetFindingsReportStatusResponse getFindingsReportStatus(
      GetFindingsReportStatusRequest request) {
    return reports.status(request);
  }

  @Override
  public CancelFindingsReportResponse cancelFindingsReport(CancelFindingsReportRequest request) {
    return reports.cancel(request);
  }

  @Override
  public CreateSbomExportResponse createSbomExport(CreateSbomExportRequest request) {
    return reports.create(request);
  }

  @Override
  public GetSbomExportResponse getSbomExport(GetSbomExportRequest request) {
    return reports.status(request);
  }

  @Override
  public CancelSbomExportResponse cancelSbomExport(CancelSbomExportRequest request) {
    return reports.cancel(request);
  }

  @Override
  public BatchGetFreeTrialInfoResponse batchGetFreeTrialInfo(BatchGetFreeTrialInfoRequest request) {
    return accounts.trials(request);
  }

  @Override
  public ListUsageTotalsResponse listUsageTotals(ListUsageTotalsRequest request) {
    return usage.totals(request);
  }

  @Override
  public UpdateConfigurationResponse updateConfiguration(UpdateConfigurationRequest request) {
    return settings.update(request);
  }

  @Override
  public GetEc2DeepInspectionConfigurationResponse getEc2DeepInspectionConfiguration(
      GetEc2DeepInspectionConfigurationRequest request) {
    return settings.deepInspection(request);
  }

  @Override
  public UpdateEc2DeepInspectionConfigurationResponse updateEc2DeepInspectionConfiguration(
      UpdateEc2DeepInspectionConfigurationRequest request) {
    return settings.update(request);
  }

  @Override
  public UpdateOrgEc2DeepInspectionConfigurationResponse updateOrgEc2DeepInspectionConfiguration(
      UpdateOrgEc2DeepInspectionConfigurationRequest request) {
    return settings.update(request);
  }

  @Override
  public BatchGetMemberEc2DeepInspectionStatusResponse batchGetMemberEc2DeepInspectionStatus(
      BatchGetMemberEc2DeepInspectionStatusRequest request) {
    return settings.memberStatuses(request);
  }

  @Override
  public BatchUpdateMemberEc2DeepInspectionStatusResponse batchUpdateMemberEc2DeepInspectionStatus(
      BatchUpdateMemberEc2DeepInspectionStatusRequest request) {
    return settings.updateMembers(request);
  }

  @Override
  public GetEncryptionKeyResponse getEncryptionKey(GetEncryptionKeyRequest request) {
    return settings.key(request);
  }

  @Override
  public UpdateEncryptionKeyResponse updateEncryptionKey(UpdateEncryptionKeyRequest request) {
    return settings.update(request);
  }

  @Override
  public ResetEncryptionKeyResponse resetEncryptionKey(ResetEncryptionKeyRequest request) {
    return settings.reset(request);
  }
}
