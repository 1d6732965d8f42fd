package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.api.inspector2.AccessDeniedException;
import dev.assay.api.wire.ApiFault;
import dev.assay.coverage.CoveredResource;
import dev.assay.coverage.ResourceMetadata;
import dev.assay.coverage.ScanMode;
import dev.assay.coverage.ScanStatus;
import dev.assay.coverage.ScanStatusReason;
import dev.assay.coverage.ScanType;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UsageOperationsTest {
  private static final String ADMINISTRATOR = "222222222222";
  private static final String MEMBER = "333333333333";
  private static final String OTHER = "444444444444";

  @TempDir private Path folder;
  private TestStages stages;
  private Calls administrator;
  private Calls member;

  @BeforeEach
  void open() throws Exception {
    stages = new TestStages(folder);
    administrator = stages.madeAccount(new AccountId(ADMINISTRATOR));
    member = stages.madeAccount(new AccountId(MEMBER));
    stages.madeAccount(new AccountId(OTHER));
    stages.organization(ADMINISTRATOR, MEMBER);
    scanImage(MEMBER);
    scanImage(OTHER);
  }

  @AfterEach
  void close() {
    stages.close();
  }

  @Test
  void anAccountSeesItsOwn() {
    var totals = member.call("ListUsageTotals", "{}").path("totals");

    assertThat(totals.findValuesAsText("accountId")).containsExactly(MEMBER);
    var initialScans = initialScans(totals.get(0));
    assertThat(initialScans.path("total").asDouble()).isEqualTo(1);
    assertThat(initialScans.path("estimatedMonthlyCost").asDouble()).isEqualTo(0.09);
    assertThat(initialScans.path("currency").asText()).isEqualTo("USD");
    assertThat(totals.get(0).path("usage").findValuesAsText("type"))
        .containsExactly(
            "EC2_INSTANCE_HOURS",
            "EC2_AGENTLESS_INSTANCE_HOURS",
            "ECR_INITIAL_SCAN",
            "ECR_RESCAN",
            "LAMBDA_FUNCTION_HOURS",
            "LAMBDA_FUNCTION_CODE_HOURS");
  }

  @Test
  void theAdministratorSeesItsMembersPageByPage() {
    var seen = new ArrayList<String>();
    String token = "";
    do {
      var page =
          administrator.call(
              "ListUsageTotals",
              token.isEmpty()
                  ? "{\"maxResults\":1}"
                  : "{\"maxResults\":1,\"nextToken\":\"" + token + "\"}");
      seen.addAll(page.path("totals").findValuesAsText("accountId"));
      token = page.path("nextToken").asText();
    } while (!token.isEmpty());

    assertThat(seen).containsExactly(ADMINISTRATOR, MEMBER);
  }

  @Test
  void accountsMayBeNamed() {
    var totals = administrator.call("ListUsageTotals", named(MEMBER)).path("totals");

    assertThat(totals.findValuesAsText("accountId")).containsExactly(MEMBER);
    assertThat(initialScans(totals.get(0)).path("total").asDouble()).isEqualTo(1);
  }

  @Test
  void nobodySeesOthers() {
    assertThatThrownBy(() -> administrator.call("ListUsageTotals", named(OTHER)))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining(OTHER);
    assertThatThrownBy(() -> member.call("ListUsageTotals", named(ADMINISTRATOR)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> member.call("ListUsageTotals", named("x" + MEMBER)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aTokenHoldsForItsRequest() {
    var token =
        administrator.call("ListUsageTotals", "{\"maxResults\":1}").path("nextToken").asText();

    assertThatThrownBy(
            () ->
                administrator.call(
                    "ListUsageTotals",
                    "{\"accountIds\":[\"" + MEMBER + "\"],\"nextToken\":\"" + token + "\"}"))
        .isInstanceOf(ApiFault.class);
  }

  private void scanImage(String account) {
    stages.coverage.put(
        new AccountId(account),
        List.of(
            new CoveredResource(
                "arn:aws:ecr:us-east-1:" + account + ":repository/r/sha256:1",
                new ResourceMetadata.Image("r", List.of(), Instant.EPOCH, Instant.EPOCH, 0),
                ScanType.PACKAGE,
                ScanMode.NONE,
                ScanStatus.of(ScanStatusReason.SUCCESSFUL),
                Instant.parse("2026-11-02T08:00:00Z"),
                0)));
  }

  private static String named(String account) {
    return "{\"accountIds\":[\"" + account + "\"]}";
  }

  private static JsonNode initialScans(JsonNode total) {
    for (JsonNode usage : total.path("usage")) {
      if (usage.path("type").asText().equals("ECR_INITIAL_SCAN")) {
        return usage;
      }
    }
    throw new AssertionError("no initial scans in " + total);
  }
}
