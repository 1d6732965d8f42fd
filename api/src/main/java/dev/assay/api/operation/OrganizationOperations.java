package dev.assay.api.operation;

import dev.assay.account.Member;
import dev.assay.account.OrganizationStore;
import dev.assay.account.ScanKind;
import dev.assay.api.http.Caller;
import dev.assay.api.http.PageTokens;
import dev.assay.api.inspector2.AssociateMemberRequest;
import dev.assay.api.inspector2.AssociateMemberResponse;
import dev.assay.api.inspector2.AutoEnable;
import dev.assay.api.inspector2.DelegatedAdmin;
import dev.assay.api.inspector2.DelegatedAdminAccount;
import dev.assay.api.inspector2.DelegatedAdminStatus;
import dev.assay.api.inspector2.DescribeOrganizationConfigurationRequest;
import dev.assay.api.inspector2.DescribeOrganizationConfigurationResponse;
import dev.assay.api.inspector2.DisableDelegatedAdminAccountRequest;
import dev.assay.api.inspector2.DisableDelegatedAdminAccountResponse;
import dev.assay.api.inspector2.DisassociateMemberRequest;
import dev.assay.api.inspector2.DisassociateMemberResponse;
import dev.assay.api.inspector2.EnableDelegatedAdminAccountRequest;
import dev.assay.api.inspector2.EnableDelegatedAdminAccountResponse;
import dev.assay.api.inspector2.GetDelegatedAdminAccountRequest;
import dev.assay.api.inspector2.GetDelegatedAdminAccountResponse;
import dev.assay.api.inspector2.GetMemberRequest;
import dev.assay.api.inspector2.GetMemberResponse;
import dev.assay.api.inspector2.ListDelegatedAdminAccountsRequest;
import dev.assay.api.inspector2.ListDelegatedAdminAccountsResponse;
import dev.assay.api.inspector2.ListMembersRequest;
import dev.assay.api.inspector2.ListMembersResponse;
import dev.assay.api.inspector2.RelationshipStatus;
import dev.assay.api.inspector2.ResourceNotFoundException;
import dev.assay.api.inspector2.UpdateOrganizationConfigurationRequest;
import dev.assay.api.inspector2.UpdateOrganizationConfigurationResponse;
import dev.assay.finding.FilterStore;
import dev.assay.model.AccountId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The delegated administrator, its members, and what accounts join with.
public final class OrganizationOperations {
  private static final int MOST_ADMINISTRATORS = 5;
  private static final int MOST_MEMBERS = 50;

  private final OrganizationStore organization;
  private final FilterStore filters;
  private final PageTokens tokens;

  public OrganizationOperations(
      OrganizationStore organization, FilterStore filters, PageTokens tokens) {
    this.organization = organization;
    this.filters = filters;
    this.tokens = tokens;
  }

  EnableDelegatedAdminAccountResponse enableAdministrator(
      EnableDelegatedAdminAccountRequest request) {
    var account = new AccountId(request.delegatedAdminAccountId());
    OrganizationRefusals.in(() -> organization.delegate(caller(), account));
    return new EnableDelegatedAdminAccountResponse(account.value());
  }

  DisableDelegatedAdminAccountResponse disableAdministrator(
      DisableDelegatedAdminAccountRequest request) {
    var account = new AccountId(request.delegatedAdminAccountId());
    var released = new ArrayList<AccountId>();
    OrganizationRefusals.in(() -> released.addAll(organization.undelegate(caller(), account)));
    released.forEach(filters::reapply);
    return new DisableDelegatedAdminAccountResponse(account.value());
  }

  GetDelegatedAdminAccountResponse administrator(GetDelegatedAdminAccountRequest request) {
    var found =
        organization
            .administrator(caller())
            .orElseThrow(
                () -> new ResourceNotFoundException("There is no delegated administrator"));
    return new GetDelegatedAdminAccountResponse(
        new DelegatedAdmin(found.value(), RelationshipStatus.ENABLED));
  }

  ListDelegatedAdminAccountsResponse administrators(ListDelegatedAdminAccountsRequest request) {
    var all =
        OrganizationRefusals.of(() -> organization.appointed(caller())).stream()
            .map(found -> new DelegatedAdminAccount(found.value(), DelegatedAdminStatus.ENABLED))
            .toList();
    Paging.Slice<DelegatedAdminAccount> page =
        Paging.of(tokens, "ListDelegatedAdminAccounts")
            .slice(
                all,
                Objects.requireNonNullElse(request.maxResults(), MOST_ADMINISTRATORS),
                request.nextToken());
    return new ListDelegatedAdminAccountsResponse(page.items(), page.next());
  }

  AssociateMemberResponse associate(AssociateMemberRequest request) {
    var account = new AccountId(request.accountId());
    OrganizationRefusals.in(() -> organization.associate(caller(), account));
    filters.reapply(account);
    return new AssociateMemberResponse(account.value());
  }

  DisassociateMemberResponse disassociate(DisassociateMemberRequest request) {
    var account = new AccountId(request.accountId());
    OrganizationRefusals.in(() -> organization.disassociate(caller(), account));
    filters.reapply(account);
    return new DisassociateMemberResponse(account.value());
  }

  GetMemberResponse member(GetMemberRequest request) {
    var found =
        members().stream()
            .filter(member -> member.account().value().equals(request.accountId()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ResourceNotFoundException(
                        "Account " + request.accountId() + " is no member and never was"));
    return new GetMemberResponse(shape(found));
  }

  ListMembersResponse members(ListMembersRequest request) {
    boolean onlyAssociated = !Boolean.FALSE.equals(request.onlyAssociated());
    var wanted =
        members().stream()
            .filter(member -> member.associated() || !onlyAssociated)
            .map(this::shape)
            .toList();
    Paging.Slice<dev.assay.api.inspector2.Member> page =
        Paging.of(tokens, "ListMembers " + onlyAssociated)
            .slice(
                wanted,
                Objects.requireNonNullElse(request.maxResults(), MOST_MEMBERS),
                request.nextToken());
    return new ListMembersResponse(page.items(), page.next());
  }

  DescribeOrganizationConfigurationResponse configuration(
      DescribeOrganizationConfigurationRequest request) {
    Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
    OrganizationRefusals.in(() -> kinds.addAll(organization.autoEnable(caller())));
    return new DescribeOrganizationConfigurationResponse(shape(kinds), false);
  }

  UpdateOrganizationConfigurationResponse update(UpdateOrganizationConfigurationRequest request) {
    var wanted = request.autoEnable();
    Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
    addIf(wanted.ec2(), ScanKind.EC2, kinds);
    addIf(wanted.ecr(), ScanKind.ECR, kinds);
    addIf(wanted.lambda(), ScanKind.LAMBDA, kinds);
    addIf(wanted.lambdaCode(), ScanKind.LAMBDA_CODE, kinds);
    addIf(wanted.codeRepository(), ScanKind.CODE_REPOSITORY, kinds);
    OrganizationRefusals.in(() -> organization.setAutoEnable(caller(), kinds));
    return new UpdateOrganizationConfigurationResponse(shape(kinds));
  }

  private List<Member> members() {
    return OrganizationRefusals.of(() -> organization.members(caller()));
  }

  private dev.assay.api.inspector2.Member shape(Member member) {
    return new dev.assay.api.inspector2.Member(
        member.account().value(),
        member.associated() ? RelationshipStatus.ENABLED : RelationshipStatus.REMOVED,
        caller().value(),
        member.updated());
  }

  private static AutoEnable shape(Set<ScanKind> kinds) {
    return AutoEnable.builder()
        .ec2(kinds.contains(ScanKind.EC2))
        .ecr(kinds.contains(ScanKind.ECR))
        .lambda(kinds.contains(ScanKind.LAMBDA))
        .lambdaCode(kinds.contains(ScanKind.LAMBDA_CODE))
        .codeRepository(kinds.contains(ScanKind.CODE_REPOSITORY))
        .build();
  }

  private static void addIf(@Nullable Boolean wanted, ScanKind kind, Set<ScanKind> kinds) {
    if (Boolean.TRUE.equals(wanted)) {
      kinds.add(kind);
    }
  }

  private static AccountId caller() {
    return Caller.current().account();
  }
}
