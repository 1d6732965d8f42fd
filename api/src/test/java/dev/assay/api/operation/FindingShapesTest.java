package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.api.wire.Violations;
import dev.assay.api.wire.WireJson;
import dev.assay.finding.StoredFinding;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class FindingShapesTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void aFindingOnAHostIsToldInFull() throws IOException {
    assertThat(shape(SampleFindings.onHost())).isEqualTo(golden("on-host.json"));
  }

  @Test
  void aFindingOnAnImageOfAnyRegistryNamesTheRegistry() throws IOException {
    assertThat(shape(SampleFindings.onImage())).isEqualTo(golden("on-image.json"));
  }

  /// 9.6 is what FIRST's CVSS 3.1 calculator gives for the adjacent vector.
  @Test
  void scoreOnAnInstanceThatTheInternetDoesNotReachSaysWhatWasAdjusted() throws IOException {
    var finding = shape(SampleFindings.onUnreachedInstance());

    assertThat(finding.path("inspectorScore").asDouble()).isEqualTo(9.6);
    assertThat(finding.path("severity").asText()).isEqualTo("CRITICAL");
    var adjusted = finding.at("/inspectorScoreDetails/adjustedCvss");
    assertThat(adjusted.path("score").asDouble()).isEqualTo(9.6);
    assertThat(adjusted.path("scoringVector").asText())
        .isEqualTo("CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H");
    assertThat(adjusted.at("/adjustments/0/metric").asText()).isEqualTo("AV");
    assertThat(adjusted.at("/adjustments/0/reason").asText()).contains("internet does not reach");
    assertThat(finding.at("/packageVulnerabilityDetails/cvss/0/baseScore").asDouble())
        .as("the published rating stays beside it")
        .isEqualTo(10.0);
  }

  @Test
  void openPortIsToldInInspectorsShape() throws IOException {
    var finding = shape(SampleFindings.openPort());

    assertThat(finding.path("type").asText()).isEqualTo("NETWORK_REACHABILITY");
    assertThat(finding.path("title").asText())
        .isEqualTo("Port range 8000-8080 is reachable from an Internet Gateway - TCP");
    assertThat(finding.fieldNames())
        .toIterable()
        .doesNotContain(
            "packageVulnerabilityDetails",
            "inspectorScore",
            "epss",
            "fixAvailable",
            "exploitAvailable");
    var steps = finding.at("/networkReachabilityDetails/networkPath/steps");
    assertThat(steps).hasSize(6);
    assertThat(steps.at("/1/componentType").asText())
        .isEqualTo("AWS::ElasticLoadBalancingV2::LoadBalancer");
    assertThat(steps.at("/1/componentArn").asText()).startsWith("arn:aws:elasticloadbalancing:");
    assertThat(steps.at("/0/componentArn").isMissingNode()).isTrue();
    assertThat(finding.at("/resources/0/details/awsEc2Instance/imageId").asText())
        .isEqualTo("ami-01234567");
  }

  @Test
  void whatIsTooLongIsCutAndWhatIsUnknownSaysSo() throws IOException {
    var finding = shape(SampleFindings.onFunctionOutsideAws());

    assertThat(finding.path("description").asText()).hasSize(1_024);
    assertThat(finding.path("title").asText()).hasSize(1_024);
    var installed = finding.at("/packageVulnerabilityDetails/vulnerablePackages/0");
    assertThat(installed.path("name").asText()).hasSize(1_024);
    assertThat(installed.path("fixedInVersion").asText()).isEqualTo("NotAvailable");
    var function = finding.at("/resources/0/details/awsLambdaFunction");
    assertThat(function.path("functionName").asText()).isEqualTo("pay_me");
    assertThat(function.path("runtime").asText()).isEqualTo("UNSUPPORTED");
    assertThat(function.path("version").asText()).isEqualTo("$LATEST");
    assertThat(function.path("executionRoleArn").asText())
        .isEqualTo("arn:aws:iam::123456789012:role/none");
  }

  /// The finding as it travels; it keeps the model's bounds.
  private static JsonNode shape(StoredFinding stored) throws IOException {
    var finding = FindingShapes.shape(stored);
    var violations = new Violations();
    finding.check(violations);
    assertThat(violations.found()).isEmpty();
    var text = new StringWriter();
    try (var out = WireJson.json().createGenerator(text)) {
      finding.write(out);
    }
    return MAPPER.readTree(text.toString());
  }

  private static JsonNode golden(String name) throws IOException {
    try (InputStream in = FindingShapesTest.class.getResourceAsStream("finding/" + name)) {
      assertThat(in).as(name).isNotNull();
      return MAPPER.readTree(in);
    }
  }
}
