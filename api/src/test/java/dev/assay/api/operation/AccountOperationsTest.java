package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.account.Ec2ScanMode;
import dev.assay.account.EcrRescan;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountOperationsTest {
  @TempDir private Path folder;
  private TestStages stages;
  private Calls calls;

  @BeforeEach
  void open() throws Exception {
    stages = new TestStages(folder);
    calls = stages.calls();
  }

  @AfterEach
  void close() {
    stages.close();
  }

  @Test
  void aNewAccountIsEnabledForInstancesImagesAndFunctions() {
    var account = status();

    assertThat(account.path("accountId").asText()).isEqualTo("123456789012");
    assertThat(account.at("/state/status").asText()).isEqualTo("ENABLED");
    assertThat(kinds(account)).isEqualTo("ENABLED ENABLED ENABLED DISABLED DISABLED");
  }

  @Test
  void enableSwitchesOnAndDisableSwitchesOff() {
    var enabled = calls.call("Enable", "{'resourceTypes':['LAMBDA_CODE'],'clientToken':'t'}");
    assertThat(enabled.at("/accounts/0/resourceStatus/lambdaCode").asText()).isEqualTo("ENABLED");
    assertThat(kinds(status())).isEqualTo("ENABLED ENABLED ENABLED ENABLED DISABLED");

    var disabled = calls.call("Disable", "{'resourceTypes':['LAMBDA']}");
    assertThat(disabled.at("/accounts/0/status").asText()).isEqualTo("ENABLED");
    assertThat(kinds(status())).isEqualTo("ENABLED ENABLED DISABLED DISABLED DISABLED");
  }

  @Test
  void disableWithoutTypesSwitchesEverythingOff() {
    assertThat(calls.call("Disable", "{}").at("/accounts/0/status").asText()).isEqualTo("DISABLED");
    assertThat(status().at("/state/status").asText()).isEqualTo("DISABLED");
  }

  @Test
  void functionCodeScanningNeedsFunctionScanning() {
    calls.call("Disable", "{'resourceTypes':['LAMBDA']}");

    assertThat(calls.refusal("Enable", "{'resourceTypes':['LAMBDA_CODE']}"))
        .isEqualTo(
            "ValidationException: 1 validation error detected: Value at '/resourceTypes' failed to"
                + " satisfy constraint: LAMBDA_CODE can be enabled only with LAMBDA");
  }

  @Test
  void otherAccountsAreDeniedOneByOne() {
    for (var operation : new String[] {"Enable", "Disable", "BatchGetAccountStatus"}) {
      var types = operation.equals("BatchGetAccountStatus") ? "" : ",'resourceTypes':['EC2']";
      var answer =
          calls.call(operation, "{'accountIds':['123456789012','210987654321']" + types + "}");
      assertThat(answer.path("accounts")).hasSize(1);
      assertThat(answer.at("/failedAccounts/0/accountId").asText()).isEqualTo("210987654321");
      assertThat(answer.at("/failedAccounts/0/errorCode").asText()).isEqualTo("ACCESS_DENIED");
    }
  }

  @Test
  void anAccountThatIsNotThereCannotBeEnabled() {
    var answer =
        stages.calls(new AccountId("555555555555")).call("Enable", "{'resourceTypes':['EC2']}");

    assertThat(answer.at("/failedAccounts/0/errorCode").asText()).isEqualTo("RESOURCE_NOT_FOUND");
  }

  @Test
  void permissionsArePagedAndFilteredByService() throws Exception {
    var whole = calls.pages("ListAccountPermissions", "permissions", "{}", 0);

    assertThat(whole).hasSize(8);
    assertThat(calls.pages("ListAccountPermissions", "permissions", "{}", 1)).isEqualTo(whole);
    assertThat(calls.pages("ListAccountPermissions", "permissions", "{'service':'ECR'}", 0))
        .hasSize(4)
        .allMatch(permission -> permission.path("service").asText().equals("ECR"));
  }

  @Test
  void aTokenOfOneServiceIsNotOneOfAnother() {
    var token =
        calls
            .call("ListAccountPermissions", "{'service':'ECR','maxResults':1}")
            .path("nextToken")
            .asText();

    assertThat(
            calls.refusal(
                "ListAccountPermissions", "{'service':'EC2','nextToken':'" + token + "'}"))
        .startsWith("ValidationException: The nextToken");
  }

  @Test
  void configurationTellsWhatIsSet() {
    stages.configuration.set(TestStages.ACCOUNT, Ec2ScanMode.EC2_SSM_AGENT_BASED);
    stages.configuration.set(
        TestStages.ACCOUNT,
        new EcrRescan(
            EcrRescan.Duration.DAYS_30,
            EcrRescan.PullDateDuration.DAYS_60,
            EcrRescan.PullDateMode.LAST_PULL_DATE));

    assertThat(calls.call("GetConfiguration", "{}").toString().replace('"', '\''))
        .isEqualTo(
            "{'ecrConfiguration':{'rescanDurationState':{'rescanDuration':'DAYS_30',"
                + "'status':'SUCCESS','updatedAt':1795435200,'pullDateRescanDuration':'DAYS_60',"
                + "'pullDateRescanMode':'LAST_PULL_DATE'}},"
                + "'ec2Configuration':{'scanModeState':{'scanMode':'EC2_SSM_AGENT_BASED',"
                + "'scanModeStatus':'SUCCESS'}}}");
  }

  private JsonNode status() {
    return calls.call("BatchGetAccountStatus", "{}").at("/accounts/0");
  }

  private static String kinds(JsonNode account) {
    var state = account.path("resourceState");
    return String.join(
        " ",
        state.at("/ec2/status").asText(),
        state.at("/ecr/status").asText(),
        state.at("/lambda/status").asText(),
        state.at("/lambdaCode/status").asText(),
        state.at("/codeRepository/status").asText());
  }
}
