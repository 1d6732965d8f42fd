package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingOperationsTest {
  private static final String ADMINISTRATOR = "222222222222";
  private static final String MEMBER = "333333333333";
  private static final String OTHER = "444444444444";

  @TempDir private Path folder;
  private TestStages stages;
  private Calls administrator;
  private Calls member;
  private Calls other;

  @BeforeEach
  void open() throws Exception {
    stages = new TestStages(folder);
    administrator = stages.madeAccount(new AccountId(ADMINISTRATOR));
    member = stages.madeAccount(new AccountId(MEMBER));
    other = stages.madeAccount(new AccountId(OTHER));
    stages.organization(ADMINISTRATOR, MEMBER);
  }

  @AfterEach
  void close() {
    stages.close();
  }

  @Test
  void membersGoByTheAdministratorsConfiguration() {
    administrator.call(
        "UpdateConfiguration",
        "{\"ecrConfiguration\":{\"rescanDuration\":\"DAYS_90\"},"
            + "\"ec2Configuration\":{\"scanMode\":\"EC2_SSM_AGENT_BASED\"}}");

    for (Calls viewer : List.of(administrator, member)) {
      var now = viewer.call("GetConfiguration", "{}");
      assertThat(now.at("/ecrConfiguration/rescanDurationState/rescanDuration").asText())
          .isEqualTo("DAYS_90");
      assertThat(now.at("/ecrConfiguration/rescanDurationState/pullDateRescanDuration").asText())
          .as("what is not named stays")
          .isEqualTo("DAYS_14");
      assertThat(now.at("/ec2Configuration/scanModeState/scanMode").asText())
          .isEqualTo("EC2_SSM_AGENT_BASED");
    }
    assertThat(
            other
                .call("GetConfiguration", "{}")
                .at("/ecrConfiguration/rescanDurationState/rescanDuration")
                .asText())
        .isEqualTo("DAYS_14");
    assertThat(
            member.refusal(
                "UpdateConfiguration", "{\"ecrConfiguration\":{\"rescanDuration\":\"LIFETIME\"}}"))
        .startsWith("AccessDeniedException");
  }

  @Test
  void deepInspectionHasPathsOfTheAccountAndOfTheOrganization() {
    member.call(
        "UpdateEc2DeepInspectionConfiguration", "{\"packagePaths\":[\"/srv/app\",\"/opt/x\"]}");
    administrator.call(
        "UpdateOrgEc2DeepInspectionConfiguration", "{\"orgPackagePaths\":[\"/usr/everywhere\"]}");

    var now = member.call("GetEc2DeepInspectionConfiguration", "{}");
    assertThat(now.path("status").asText()).isEqualTo("ACTIVATED");
    assertThat(now.path("packagePaths").toString()).isEqualTo("[\"/srv/app\",\"/opt/x\"]");
    assertThat(now.path("orgPackagePaths").toString()).isEqualTo("[\"/usr/everywhere\"]");
    assertThat(other.call("GetEc2DeepInspectionConfiguration", "{}").path("orgPackagePaths"))
        .isEmpty();
    assertThat(
            member.refusal("UpdateOrgEc2DeepInspectionConfiguration", "{\"orgPackagePaths\":[]}"))
        .startsWith("AccessDeniedException");
    assertThat(
            member.refusal(
                "UpdateEc2DeepInspectionConfiguration",
                "{\"packagePaths\":[\"/1\",\"/2\",\"/3\",\"/4\",\"/5\",\"/6\"]}"))
        .startsWith("ValidationException");
  }

  @Test
  void administratorSwitchesDeepInspectionOfItsMembers() {
    var answer =
        administrator.call(
            "BatchUpdateMemberEc2DeepInspectionStatus",
            "{\"accountIds\":[" + switchedOff(MEMBER) + "," + switchedOff(OTHER) + "]}");
    assertThat(answer.at("/accountIds/0/status").asText()).isEqualTo("DEACTIVATED");
    assertThat(answer.at("/failedAccountIds/0/accountId").asText()).isEqualTo(OTHER);

    assertThat(member.call("GetEc2DeepInspectionConfiguration", "{}").path("status").asText())
        .isEqualTo("DEACTIVATED");
    var all = administrator.call("BatchGetMemberEc2DeepInspectionStatus", "{}");
    assertThat(all.at("/accountIds/0/accountId").asText()).isEqualTo(MEMBER);
    assertThat(all.at("/accountIds/0/status").asText()).isEqualTo("DEACTIVATED");
    assertThat(member.refusal("BatchGetMemberEc2DeepInspectionStatus", "{}"))
        .startsWith("AccessDeniedException");
    assertThat(other.call("GetEc2DeepInspectionConfiguration", "{}").path("status").asText())
        .isEqualTo("ACTIVATED");
  }

  @Test
  void trialsBeginWhenAKindIsFirstSwitchedOn() {
    assertThat(trialTypes())
        .as("what a new account comes with")
        .containsExactly("EC2", "ECR", "LAMBDA");
    member.call("Enable", "{\"resourceTypes\":[\"LAMBDA_CODE\"]}");
    assertThat(trialTypes()).containsExactly("EC2", "ECR", "LAMBDA", "LAMBDA_CODE");

    var trial = trials(administrator, MEMBER).at("/accounts/0/freeTrialInfo/0");
    assertThat(trial.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(trial.path("end").asDouble() - trial.path("start").asDouble())
        .isEqualTo(15 * 24 * 3600.0);
    var foreign = trials(member, OTHER);
    assertThat(foreign.at("/failedAccounts/0/code").asText()).isEqualTo("ACCESS_DENIED");
    assertThat(foreign.path("accounts")).isEmpty();
  }

  private static String switchedOff(String account) {
    return "{\"accountId\":\"" + account + "\",\"activateDeepInspection\":false}";
  }

  private List<String> trialTypes() {
    return trials(administrator, MEMBER).findValuesAsText("type");
  }

  private static JsonNode trials(Calls caller, String account) {
    return caller.call("BatchGetFreeTrialInfo", "{\"accountIds\":[\"" + account + "\"]}");
  }
}
