package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what follows the user guide of Amazon Inspector, "Managing multiple accounts".
final class OrganizationOperationsTest {
  private static final String ADMINISTRATOR = "222222222222";
  private static final String MEMBER = "333333333333";
  private static final String OTHER = "444444444444";

  @TempDir private Path folder;
  private TestStages stages;
  private Calls management;
  private Calls administrator;
  private Calls member;
  private Calls other;

  @BeforeEach
  void open() throws Exception {
    stages = new TestStages(folder);
    management = stages.calls();
    administrator = stages.madeAccount(new AccountId(ADMINISTRATOR));
    member = stages.madeAccount(new AccountId(MEMBER));
    other = stages.madeAccount(new AccountId(OTHER));
  }

  @AfterEach
  void close() {
    stages.close();
  }

  @Test
  void theManagementAccountAppointsOneAdministrator() {
    assertThat(administrator.refusal("GetDelegatedAdminAccount", "{}"))
        .startsWith("ResourceNotFoundException");
    assertThat(administrator.refusal("EnableDelegatedAdminAccount", delegated(ADMINISTRATOR)))
        .startsWith("AccessDeniedException");
    assertThat(management.refusal("EnableDelegatedAdminAccount", delegated("999999999999")))
        .startsWith("ResourceNotFoundException");

    appoint();

    assertThat(management.call("EnableDelegatedAdminAccount", delegated(ADMINISTRATOR)))
        .as("twice is once")
        .isNotNull();
    assertThat(management.refusal("EnableDelegatedAdminAccount", delegated(OTHER)))
        .startsWith("ConflictException");
    for (Calls viewer : List.of(management, administrator, member)) {
      var seen = viewer.call("GetDelegatedAdminAccount", "{}").path("delegatedAdmin");
      assertThat(seen.path("accountId").asText()).isEqualTo(ADMINISTRATOR);
      assertThat(seen.path("relationshipStatus").asText()).isEqualTo("ENABLED");
    }
    assertThat(
            management
                .call("ListDelegatedAdminAccounts", "{}")
                .at("/delegatedAdminAccounts/0/accountId")
                .asText())
        .isEqualTo(ADMINISTRATOR);
    assertThat(member.refusal("ListDelegatedAdminAccounts", "{}"))
        .startsWith("AccessDeniedException");
  }

  @Test
  void theAdministratorTakesMembersInAndLetsThemGo() throws Exception {
    appoint();
    associate(MEMBER);
    associate(OTHER);
    associate(MEMBER);

    assertThat(members("{}")).containsExactly(MEMBER + " ENABLED", OTHER + " ENABLED");
    assertThat(administrator.pages("ListMembers", "members", "{}", 1)).hasSize(2);

    administrator.call("DisassociateMember", account(OTHER));
    assertThat(members("{}")).containsExactly(MEMBER + " ENABLED");
    assertThat(members("{'onlyAssociated':false}"))
        .containsExactly(MEMBER + " ENABLED", OTHER + " REMOVED");
    var gone = administrator.call("GetMember", account(OTHER)).path("member");
    assertThat(gone.path("relationshipStatus").asText()).isEqualTo("REMOVED");
    assertThat(gone.path("delegatedAdminAccountId").asText()).isEqualTo(ADMINISTRATOR);
    assertThat(administrator.refusal("DisassociateMember", account(OTHER)))
        .startsWith("ValidationException")
        .contains("/accountId");
    assertThat(administrator.refusal("GetMember", account("999999999999")))
        .startsWith("ResourceNotFoundException");
  }

  @Test
  void nobodyElseManagesMembers() {
    appoint();
    associate(MEMBER);
    for (Calls caller : List.of(management, member, other)) {
      assertThat(caller.refusal("AssociateMember", account(OTHER)))
          .startsWith("AccessDeniedException");
      assertThat(caller.refusal("DisassociateMember", account(MEMBER)))
          .startsWith("AccessDeniedException");
      assertThat(caller.refusal("ListMembers", "{}")).startsWith("AccessDeniedException");
      assertThat(caller.refusal("GetMember", account(MEMBER))).startsWith("AccessDeniedException");
    }
    assertThat(administrator.refusal("AssociateMember", account(ADMINISTRATOR)))
        .startsWith("ValidationException");
    assertThat(administrator.refusal("AssociateMember", account("999999999999")))
        .startsWith("ValidationException");
  }

  @Test
  void theAdministratorSwitchesMembersAndNobodyElse() {
    appoint();
    associate(MEMBER);
    var ids = "'accountIds':['" + MEMBER + "','" + OTHER + "']";

    var disabled = administrator.call("Disable", "{" + ids + ",'resourceTypes':['ECR']}");
    assertThat(disabled.at("/accounts/0/resourceStatus/ecr").asText()).isEqualTo("DISABLED");
    assertThat(disabled.at("/failedAccounts/0/accountId").asText()).isEqualTo(OTHER);
    assertThat(disabled.at("/failedAccounts/0/errorCode").asText()).isEqualTo("ACCESS_DENIED");
    var seen = administrator.call("BatchGetAccountStatus", "{" + ids + "}");
    assertThat(seen.at("/accounts/0/resourceState/ecr/status").asText()).isEqualTo("DISABLED");
    assertThat(seen.at("/failedAccounts/0/errorCode").asText()).isEqualTo("ACCESS_DENIED");
  }

  @Test
  void aMemberMaySwitchOnButNotOffAndSuppressNothing() {
    appoint();
    associate(MEMBER);

    var refused = member.call("Disable", "{'resourceTypes':['EC2']}");
    assertThat(refused.at("/failedAccounts/0/errorCode").asText()).isEqualTo("ACCESS_DENIED");
    assertThat(refused.at("/failedAccounts/0/errorMessage").asText())
        .isEqualTo("Member account " + MEMBER + " is not authorized to disable itself");
    assertThat(
            member
                .call("Enable", "{'resourceTypes':['LAMBDA_CODE']}")
                .at("/accounts/0/resourceStatus/lambdaCode")
                .asText())
        .isEqualTo("ENABLED");
    assertThat(member.call("ListAccountPermissions", "{}").path("permissions"))
        .noneMatch(one -> one.path("operation").asText().startsWith("DISABLE"));
    var rule = "{'action':'%s','name':'r','filterCriteria':{}}";
    assertThat(member.refusal("CreateFilter", rule.formatted("SUPPRESS")))
        .startsWith("AccessDeniedException");
    var saved = member.call("CreateFilter", rule.formatted("NONE")).path("arn").asText();
    assertThat(member.refusal("UpdateFilter", "{'filterArn':'" + saved + "','action':'SUPPRESS'}"))
        .startsWith("AccessDeniedException");
  }

  @Test
  void aRuleFromBeforeDoesNotSuppressMoreInAMember() {
    var rule = "{'action':'SUPPRESS','name':'r','filterCriteria':{}}";
    var arn = member.call("CreateFilter", rule).path("arn").asText();
    appoint();
    associate(MEMBER);

    assertThat(member.refusal("UpdateFilter", "{'filterArn':'" + arn + "','filterCriteria':{}}"))
        .as("it is a rule, though its action is not named")
        .startsWith("AccessDeniedException");
    member.call("UpdateFilter", "{'filterArn':'" + arn + "','action':'NONE'}");
  }

  @Test
  void theAdministratorLetsItsMembersGoFirst() {
    appoint();
    associate(MEMBER);

    assertThat(administrator.call("Disable", "{}").at("/failedAccounts/0/errorCode").asText())
        .isEqualTo("DISASSOCIATE_ALL_MEMBERS");
    assertThat(
            administrator
                .call("Disable", "{'resourceTypes':['EC2']}")
                .at("/accounts/0/resourceStatus/ec2")
                .asText())
        .isEqualTo("DISABLED");

    // With functions goes the scanning of their code: nothing would be left on.
    administrator.call("Enable", "{'resourceTypes':['LAMBDA_CODE']}");
    assertThat(
            administrator
                .call("Disable", "{'resourceTypes':['ECR','LAMBDA']}")
                .at("/failedAccounts/0/errorCode")
                .asText())
        .isEqualTo("DISASSOCIATE_ALL_MEMBERS");

    administrator.call("DisassociateMember", account(MEMBER));
    assertThat(administrator.call("Disable", "{}").at("/accounts/0/status").asText())
        .isEqualTo("DISABLED");
  }

  @Test
  void withoutAnAdministratorMembersAreOnTheirOwnAndScanningGoesOn() {
    appoint();
    associate(MEMBER);
    assertThat(administrator.refusal("DisableDelegatedAdminAccount", delegated(ADMINISTRATOR)))
        .startsWith("AccessDeniedException");
    assertThat(management.refusal("DisableDelegatedAdminAccount", delegated(OTHER)))
        .startsWith("ResourceNotFoundException");

    management.call("DisableDelegatedAdminAccount", delegated(ADMINISTRATOR));

    assertThat(member.refusal("GetDelegatedAdminAccount", "{}"))
        .startsWith("ResourceNotFoundException");
    assertThat(administrator.refusal("ListMembers", "{}")).startsWith("AccessDeniedException");
    assertThat(
            member.call("Disable", "{'resourceTypes':['EC2']}").at("/accounts/0/status").asText())
        .isEqualTo("ENABLED");
  }

  @Test
  void newAccountsJoinWithWhatTheAdministratorWants() {
    appoint();
    var off = "{'autoEnable':{'ec2':false,'ecr':false}}";
    var functions = "{'autoEnable':{'ec2':false,'ecr':true,'lambda':true}}";
    assertThat(management.refusal("UpdateOrganizationConfiguration", functions))
        .startsWith("AccessDeniedException");
    assertThat(
            administrator.refusal(
                "UpdateOrganizationConfiguration",
                "{'autoEnable':{'ec2':true,'ecr':true,'lambdaCode':true}}"))
        .startsWith("ValidationException")
        .contains("lambdaCode");

    administrator.call("UpdateOrganizationConfiguration", functions);

    var told = administrator.call("DescribeOrganizationConfiguration", "{}");
    assertThat(told.path("autoEnable").toString())
        .isEqualTo(
            "{\"ec2\":false,\"ecr\":true,\"lambda\":true,\"lambdaCode\":false,"
                + "\"codeRepository\":false}");
    assertThat(members("{}")).as("accounts that are there stay as they are").isEmpty();
    var joined = stages.madeAccount(new AccountId("555555555555"));
    assertThat(members("{}")).containsExactly("555555555555 ENABLED");
    var state = joined.call("BatchGetAccountStatus", "{}").at("/accounts/0/resourceState");
    assertThat(state.at("/ec2/status").asText()).isEqualTo("DISABLED");
    assertThat(state.at("/ecr/status").asText()).isEqualTo("ENABLED");
    assertThat(state.at("/lambda/status").asText()).isEqualTo("ENABLED");

    administrator.call("UpdateOrganizationConfiguration", off);
    stages.madeAccount(new AccountId("666666666666"));
    assertThat(members("{}")).containsExactly("555555555555 ENABLED");
  }

  private void appoint() {
    management.call("EnableDelegatedAdminAccount", delegated(ADMINISTRATOR));
  }

  private void associate(String account) {
    administrator.call("AssociateMember", account(account));
  }

  private List<String> members(String request) {
    List<String> members = new ArrayList<>();
    for (JsonNode one : administrator.call("ListMembers", request).path("members")) {
      members.add(one.path("accountId").asText() + " " + one.path("relationshipStatus").asText());
    }
    return members;
  }

  private static String delegated(String account) {
    return "{'delegatedAdminAccountId':'" + account + "'}";
  }

  private static String account(String account) {
    return "{'accountId':'" + account + "'}";
  }
}
