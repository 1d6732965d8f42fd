package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.api.inspector2.AggregationType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AggregationOperationsTest {
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
  void theAccountsCountsAreThoseOfTheList() throws Exception {
    var listed = calls.pages("ListFindings", "findings", "{}", 0);
    var account = only("{'aggregationType':'ACCOUNT'}").path("accountAggregation");

    assertThat(account.at("/severityCounts/all").asInt()).isEqualTo(listed.size());
    assertThat(account.at("/severityCounts/critical").asLong())
        .isEqualTo(
            listed.stream().filter(f -> f.path("severity").asText().equals("CRITICAL")).count());
    assertThat(account.path("exploitAvailableCount").asLong())
        .isEqualTo(
            listed.stream().filter(f -> f.path("exploitAvailable").asText().equals("YES")).count());
  }

  @Test
  void pagesOfOneAreTheOnePageForEveryType() throws Exception {
    for (var type : AggregationType.values()) {
      var request = "{'aggregationType':'" + type.wire() + "'}";
      assertThat(list(request, 1)).as(request).isEqualTo(list(request, 0));
    }
  }

  @Test
  void everyTypeThatHasDataCountsWhatItIsNamedFor() throws Exception {
    assertThat(list("{'aggregationType':'PACKAGE'}", 0))
        .extracting(row -> row.at("/packageAggregation/packageName").asText())
        .contains("lodash");
    assertThat(only("{'aggregationType':'REPOSITORY'}").at("/repositoryAggregation/affectedImages"))
        .hasToString("1");
    assertThat(
            only("{'aggregationType':'AWS_EC2_INSTANCE'}")
                .at("/ec2InstanceAggregation/operatingSystem")
                .asText())
        .startsWith("DEBIAN");
    assertThat(
            only("{'aggregationType':'AWS_ECR_CONTAINER'}")
                .at("/awsEcrContainerAggregation/imageSha")
                .asText())
        .startsWith("sha256:");
    assertThat(
            only("{'aggregationType':'IMAGE_LAYER'}")
                .at("/imageLayerAggregation/layerHash")
                .asText())
        .isEqualTo(ScannedThings.LAYER);
    assertThat(
            only("{'aggregationType':'AWS_LAMBDA_FUNCTION'}")
                .at("/lambdaFunctionAggregation/resourceId")
                .asText())
        .contains(":function:");
    assertThat(only("{'aggregationType':'FINDING_TYPE'}").has("findingTypeAggregation")).isTrue();
    assertThat(list("{'aggregationType':'CODE_REPOSITORY'}", 0)).isEmpty();
    assertThat(list("{'aggregationType':'AMI'}", 0)).isEmpty();
    assertThat(list("{'aggregationType':'LAMBDA_LAYER'}", 0)).isEmpty();
  }

  @Test
  void filtersOfTheRequestAreHeeded() throws Exception {
    var title =
        only(
            "{'aggregationType':'TITLE','aggregationRequest':{'titleAggregation':{"
                + "'vulnerabilityIds':[{'comparison':'EQUALS','value':'CVE-2021-44228'}]}}}");
    assertThat(title.at("/titleAggregation/severityCounts/all").asInt()).isEqualTo(2);

    var hosts =
        only(
            "{'aggregationType':'ACCOUNT','aggregationRequest':{'accountAggregation':{"
                + "'resourceType':'AWS_ECR_CONTAINER_IMAGE','sortBy':'ALL','sortOrder':'ASC'}}}");
    assertThat(hosts.at("/accountAggregation/severityCounts/all").asInt())
        .isEqualTo(
            calls
                .pages(
                    "ListFindings",
                    "findings",
                    "{'filterCriteria':{'resourceType':[{'comparison':'EQUALS',"
                        + "'value':'AWS_ECR_CONTAINER_IMAGE'}]}}",
                    0)
                .size());
    assertThat(
            list(
                "{'aggregationType':'PACKAGE','aggregationRequest':{'packageAggregation':{"
                    + "'packageNames':[{'comparison':'PREFIX','value':'lod'}]}}}",
                0))
        .hasSize(1);
  }

  @Test
  void aRequestOfAnotherTypeIsRefused() {
    assertThat(
            calls.refusal(
                "ListFindingAggregations",
                "{'aggregationType':'PACKAGE','aggregationRequest':{'titleAggregation':{}}}"))
        .contains("ValidationException", "'/aggregationRequest'", "PACKAGE");
  }

  @Test
  void anImpossibleFilterIsRefused() {
    assertThat(
            calls.refusal(
                "ListFindingAggregations",
                "{'aggregationType':'AWS_ECR_CONTAINER','aggregationRequest':{"
                    + "'awsEcrContainerAggregation':{'inUseCount':"
                    + "[{'lowerInclusive':2,'upperInclusive':1}]}}}"))
        .contains("ValidationException", "'/aggregationRequest'", "lowerInclusive");
    assertThat(
            calls.refusal(
                "ListFindingAggregations", "{'aggregationType':'TITLE','nextToken':'AAAA'}"))
        .startsWith("ValidationException: The nextToken");
  }

  private static JsonNode only(String request) throws Exception {
    var rows = list(request, 0);
    assertThat(rows).as(request).hasSize(1);
    return rows.getFirst();
  }

  private static List<JsonNode> list(String request, int pageSize) throws Exception {
    return calls.pages("ListFindingAggregations", "responses", request, pageSize);
  }
}
