package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.coverage.CoveredResource;
import dev.assay.coverage.ResourceMetadata;
import dev.assay.coverage.ScanMode;
import dev.assay.coverage.ScanStatus;
import dev.assay.coverage.ScanStatusReason;
import dev.assay.coverage.ScanType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoverageOperationsTest {
  private static final String HOST = "i-0123456789abcdef0";
  private static final String IMAGE =
      "arn:aws:ecr:eu-central-1:123456789012:repository/shop/cart/sha256:" + "a".repeat(64);
  private static final String FUNCTION =
      "arn:aws:lambda:eu-central-1:123456789012:function:pay:$LATEST";

  @TempDir private Path folder;
  private TestStages stages;
  private Calls calls;

  @BeforeEach
  void open() throws Exception {
    stages = new TestStages(folder);
    calls = stages.calls();
    var host = new ResourceMetadata.Instance("", "LINUX", Map.of("team", "shop"));
    stages.coverage.put(
        TestStages.ACCOUNT,
        List.of(
            covered(HOST, host, ScanType.PACKAGE, ScanStatusReason.SUCCESSFUL),
            covered(HOST, host, ScanType.NETWORK, ScanStatusReason.RESOURCE_STOPPED),
            covered(
                IMAGE,
                new ResourceMetadata.Image(
                    "shop/cart", List.of("1", "latest"), Instant.EPOCH, TestStages.NOW, 3),
                ScanType.PACKAGE,
                ScanStatusReason.SUCCESSFUL),
            covered(
                FUNCTION,
                new ResourceMetadata.Function("pay", "PYTHON_3_9", List.of(), Map.of()),
                ScanType.PACKAGE,
                ScanStatusReason.UNSUPPORTED_RUNTIME)));
  }

  @AfterEach
  void close() {
    stages.close();
  }

  @Test
  void everyRowIsListedWithWhatIsKnownOfItsResource() {
    var rows = calls.call("ListCoverage", "{}").path("coveredResources");

    assertThat(rows).hasSize(4);
    assertThat(rows.get(1).path("resourceMetadata").toString())
        .isEqualTo(
            "{\"lambdaFunction\":{\"functionTags\":{},\"layers\":[],\"functionName\":\"pay\","
                + "\"runtime\":\"PYTHON_3_9\"}}");
    assertThat(rows.get(2).path("scanMode").asText()).isEqualTo("EC2_AGENTLESS");
    assertThat(rows.get(2).at("/resourceMetadata/ec2/tags/team").asText()).isEqualTo("shop");
    assertThat(rows.get(0).at("/resourceMetadata/ecrImage/inUseCount").asInt()).isEqualTo(3);
  }

  @Test
  void aReasonNewerThanTheModelIsToldByItsElderSibling() {
    var rows =
        calls.call(
            "ListCoverage",
            "{'filterCriteria':{'scanType':[{'comparison':'EQUALS','value':'NETWORK'}]}}");

    assertThat(rows.at("/coveredResources/0/scanStatus/reason").asText())
        .isEqualTo("EC2_INSTANCE_STOPPED");
  }

  @Test
  void pagesOfOneAreTheOnePage() throws Exception {
    assertThat(calls.pages("ListCoverage", "coveredResources", "{}", 1))
        .isEqualTo(calls.pages("ListCoverage", "coveredResources", "{}", 0))
        .hasSize(4);
  }

  @Test
  void everyKindOfFilterIsHeeded() throws Exception {
    var equalTo = "[{'comparison':'EQUALS','value':'%s'}]";
    assertThat(ids("'resourceId':" + equalTo.formatted(FUNCTION))).containsExactly(FUNCTION);
    assertThat(ids("'ecrRepositoryName':" + equalTo.formatted("shop/cart"))).containsExactly(IMAGE);
    assertThat(ids("'ecrImageInUseCount':[{'lowerInclusive':2}]")).containsExactly(IMAGE);
    assertThat(ids("'ecrImageLastInUseAt':[{'endInclusive':1}]")).isEmpty();
    assertThat(ids("'ec2InstanceTags':[{'comparison':'EQUALS','key':'team'}]"))
        .containsExactly(HOST, HOST);
    assertThat(ids("'resourceType':[{'comparison':'NOT_EQUALS','value':'AWS_EC2_INSTANCE'}]"))
        .containsExactly(IMAGE, FUNCTION);
  }

  @Test
  void aValueThatNoRowCanHaveIsRefusedByName() {
    assertThat(
            calls.refusal(
                "ListCoverage",
                "{'filterCriteria':{'resourceType':[{'comparison':'EQUALS','value':'HOST'}]}}"))
        .contains("ValidationException", "/filterCriteria/resourceType");
    assertThat(
            calls.refusal(
                "ListCoverageStatistics",
                "{'filterCriteria':{'scanMode':[{'comparison':'EQUALS','value':'TELEPATHY'}]}}"))
        .contains("ValidationException", "/filterCriteria/scanMode");
    assertThat(
            calls.refusal(
                "ListCoverage",
                "{'filterCriteria':{'resourceId':[{'comparison':'EQUALS','value':'\\u0000'}]}}"))
        .contains("ValidationException", "/filterCriteria/resourceId");
    assertThat(calls.refusal("ListCoverage", "{'nextToken':'AAAA'}"))
        .startsWith("ValidationException: The nextToken");
  }

  @Test
  void statisticsAddUp() throws Exception {
    assertThat(calls.call("ListCoverageStatistics", "{}").toString())
        .isEqualTo("{\"totalCounts\":4}");
    var byType = calls.call("ListCoverageStatistics", "{'groupBy':'RESOURCE_TYPE'}");
    assertThat(byType.path("totalCounts").asLong()).isEqualTo(4);
    assertThat(byType.path("countsByGroup"))
        .extracting(group -> group.path("groupKey").asText() + " " + group.path("count").asInt())
        .containsExactly(
            "AWS_EC2_INSTANCE 2", "AWS_ECR_CONTAINER_IMAGE 1", "AWS_LAMBDA_FUNCTION 1");
  }

  @Test
  void moreGroupsThanAnAnswerHoldsAreOnFurtherPages() throws Exception {
    List<CoveredResource> images = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      images.add(
          covered(
              IMAGE.replace("cart", "cart" + i),
              new ResourceMetadata.Image(
                  "shop/cart" + i, List.of(), Instant.EPOCH, Instant.EPOCH, 0),
              ScanType.PACKAGE,
              ScanStatusReason.SUCCESSFUL));
    }
    stages.coverage.put(TestStages.ACCOUNT, images);

    assertThat(
            calls.pages(
                "ListCoverageStatistics", "countsByGroup", "{'groupBy':'ECR_REPOSITORY_NAME'}", 0))
        .hasSize(13);
  }

  private List<String> ids(String criteria) throws Exception {
    return calls
        .pages("ListCoverage", "coveredResources", "{'filterCriteria':{" + criteria + "}}", 0)
        .stream()
        .map(row -> row.path("resourceId").asText())
        .toList();
  }

  private static CoveredResource covered(
      String id, ResourceMetadata metadata, ScanType type, ScanStatusReason reason) {
    return new CoveredResource(
        id,
        metadata,
        type,
        metadata instanceof ResourceMetadata.Instance ? ScanMode.EC2_AGENTLESS : ScanMode.NONE,
        ScanStatus.of(reason),
        TestStages.NOW,
        0);
  }
}
