package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.api.inspector2.SortField;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FindingOperationsTest {
  private static final String LOG4SHELL =
      "{'filterCriteria':{'vulnerabilityId':[{'comparison':'EQUALS','value':'CVE-2021-44228'}]}}";

  @TempDir private static Path folder;
  private static TestStages stages;
  private static Calls calls;

  @BeforeAll
  static void open() throws Exception {
    stages = new TestStages(folder);
    stages.scan();
    calls = stages.calls();
  }

  @AfterAll
  static void close() {
    stages.close();
  }

  @Test
  void findingsOfAllResourcesAreListedWorstFirst() throws Exception {
    var findings = list("{}", 0);

    assertThat(findings)
        .extracting(finding -> finding.at("/resources/0/type").asText())
        .contains("AWS_EC2_INSTANCE", "AWS_ECR_CONTAINER_IMAGE", "AWS_LAMBDA_FUNCTION");
    assertThat(findings.getFirst().path("severity").asText()).isEqualTo("CRITICAL");
  }

  @Test
  void pagesOfOneAreTheOnePageInEveryOrder() throws Exception {
    for (var field : SortField.values()) {
      for (var order : List.of("ASC", "DESC")) {
        var sort = "{'sortCriteria':{'field':'" + field.wire() + "','sortOrder':'" + order + "'}}";
        assertThat(list(sort, 1)).as(sort).isEqualTo(list(sort, 0)).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void scoresAreSortedWhenAskedFor() throws Exception {
    assertThat(list("{'sortCriteria':{'field':'INSPECTOR_SCORE','sortOrder':'DESC'}}", 3))
        .extracting(finding -> finding.path("inspectorScore").asDouble(-1))
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void criteriaNarrowTheList() throws Exception {
    assertThat(list(LOG4SHELL, 0))
        .extracting(finding -> finding.at("/resources/0/type").asText())
        .containsExactlyInAnyOrder("AWS_EC2_INSTANCE", "AWS_LAMBDA_FUNCTION");
    assertThat(
            list(
                "{'filterCriteria':{'vulnerablePackages':[{'name':{'comparison':'EQUALS',"
                    + "'value':'lodash'},'sourceLayerHash':{'comparison':'PREFIX','value':'sha256:'}}]}}",
                0))
        .isNotEmpty()
        .allMatch(
            finding -> finding.at("/resources/0/type").asText().equals("AWS_ECR_CONTAINER_IMAGE"));
  }

  @Test
  void aTokenHoldsForItsOwnRequestAlone() {
    var token = calls.call("ListFindings", "{'maxResults':1}").path("nextToken").asText();

    assertThat(calls.call("ListFindings", "{'maxResults':2,'nextToken':'" + token + "'}"))
        .isNotEmpty();
    assertThat(
            calls.refusal(
                "ListFindings", LOG4SHELL.replaceFirst("\\{", "{'nextToken':'" + token + "',")))
        .startsWith("ValidationException: The nextToken");
    assertThat(
            stages
                .calls(new AccountId("210987654321"))
                .refusal("ListFindings", "{'nextToken':'" + token + "'}"))
        .startsWith("ValidationException: The nextToken");
    assertThat(calls.refusal("ListFindings", "{'nextToken':'AAAA'}"))
        .startsWith("ValidationException: The nextToken");
  }

  @Test
  void whatCannotBeMeantIsRefusedByName() {
    assertThat(
            calls.refusal(
                "ListFindings",
                "{'filterCriteria':{'severity':[{'comparison':'EQUALS','value':'WORST'}]}}"))
        .contains("ValidationException", "'/filterCriteria/severity'");
    assertThat(calls.refusal("ListFindings", "{'maxResults':101}")).contains("'/maxResults'");
  }

  @Test
  void noMoreThanTheModelAllowsAreOnAPage() {
    assertThat(calls.call("ListFindings", "{'maxResults':100}").path("findings"))
        .hasSizeLessThanOrEqualTo(25);
  }

  @Test
  void anotherAccountSeesNothing() {
    assertThat(
            stages.calls(new AccountId("210987654321")).call("ListFindings", "{}").path("findings"))
        .isEmpty();
  }

  @Test
  void aRuleHidesFindingsForAsLongAsItMatchesThem() throws Exception {
    var rule =
        calls
            .call(
                "CreateFilter",
                LOG4SHELL.replaceFirst("\\{", "{'name':'log4shell','action':'SUPPRESS',"))
            .path("arn")
            .asText();
    assertThat(list(LOG4SHELL, 0)).hasSize(2).allMatch(finding -> has(finding, "SUPPRESSED"));

    calls.call(
        "UpdateFilter",
        LOG4SHELL.replace("44228", "45046").replaceFirst("\\{", "{'filterArn':'" + rule + "',"));
    assertThat(list(LOG4SHELL, 0)).hasSize(2).allMatch(finding -> has(finding, "ACTIVE"));

    calls.call("DeleteFilter", "{'arn':'" + rule + "'}");
    assertThat(list("{}", 0)).allMatch(finding -> has(finding, "ACTIVE"));
  }

  @Test
  void textThatNothingCanHoldMatchesNothing() throws Exception {
    for (var hostile : List.of("\\u0000", "%", "_", "x\\\\", "\\u0022; DROP TABLE finding")) {
      for (var comparison : List.of("EQUALS", "PREFIX")) {
        assertThat(
                list(
                    "{'filterCriteria':{'title':[{'comparison':'%s','value':'%s'}]}}"
                        .formatted(comparison, hostile),
                    0))
            .as("%s %s", comparison, hostile)
            .isEmpty();
      }
    }
  }

  @Test
  void detailsTellWhatIsBehindAFinding() throws Exception {
    var arn = list(LOG4SHELL, 0).getFirst().path("findingArn").asText();
    var absent = arn.substring(0, arn.length() - 32) + "0".repeat(32);

    var answer =
        calls.call("BatchGetFindingDetails", "{'findingArns':['" + absent + "','" + arn + "']}");

    var detail = answer.at("/findingDetails/0");
    assertThat(detail.path("findingArn").asText()).isEqualTo(arn);
    assertThat(detail.at("/cisaData/dateAdded").asLong()).isEqualTo(1_639_094_400L);
    assertThat(detail.path("cwes")).isNotEmpty();
    assertThat(answer.at("/errors/0/findingArn").asText()).isEqualTo(absent);
    assertThat(answer.at("/errors/0/errorCode").asText()).isEqualTo("FINDING_DETAILS_NOT_FOUND");
  }

  @Test
  void detailsNeedFindingArns() {
    assertThat(calls.refusal("BatchGetFindingDetails", "{'findingArns':['log4shell']}"))
        .contains("'/findingArns/0'");
    assertThat(calls.refusal("BatchGetFindingDetails", "{'findingArns':[]}"))
        .contains("'/findingArns'");
  }

  private static List<JsonNode> list(String request, int pageSize) throws Exception {
    return calls.pages("ListFindings", "findings", request, pageSize);
  }

  private static boolean has(JsonNode finding, String status) {
    return finding.path("status").asText().equals(status);
  }
}
