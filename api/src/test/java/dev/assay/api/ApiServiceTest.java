package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.account.AccountStore;
import dev.assay.account.AuditStore;
import dev.assay.account.ConfigurationStore;
import dev.assay.account.DeepInspectionStore;
import dev.assay.account.EnablementStore;
import dev.assay.account.EncryptionKeyStore;
import dev.assay.account.FirstStart;
import dev.assay.account.KeyFile;
import dev.assay.account.OrganizationStore;
import dev.assay.account.TagStore;
import dev.assay.advisory.AdvisoryIndex;
import dev.assay.advisory.IndexStore;
import dev.assay.api.InventoryReceiver.Receipt;
import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.UsageStore;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingQueries;
import dev.assay.model.AccountId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.BadRequestException;
import software.amazon.awssdk.services.inspector2.model.FilterAction;
import software.amazon.awssdk.services.inspector2.model.Status;

/// The whole API over real stores, as the server starts it and as the AWS SDK calls it.
final class ApiServiceTest {
  private static final AccountId ACCOUNT = new AccountId("123456789012");
  private static final Instant BUILT = Instant.parse("2025-02-18T00:00:00Z");

  private static final int LARGEST = 16 << 20;

  @TempDir private static Path folder;
  private static Database database;
  private static AdvisoryIndex advisories;
  private static ApiService service;
  private static AwsBasicCredentials credentials;
  private static Inspector2Client client;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.fresh();
    advisories = IndexStore.openStarter();
    // The SDK signs with the machine's time.
    var clock = Clock.systemUTC();
    var accounts = AccountStore.in(database, clock, KeyFile.in(folder), new SecureRandom());
    var made = (FirstStart.Made) accounts.ensureFirst(Optional.of(ACCOUNT));
    credentials = AwsBasicCredentials.create(made.accessKeyId(), made.secret().value());
    var stages =
        new Stages(
            new Stages.Accounts(
                accounts,
                OrganizationStore.in(database, clock),
                EnablementStore.in(database, clock),
                ConfigurationStore.in(database, clock),
                DeepInspectionStore.in(database),
                EncryptionKeyStore.in(database),
                TagStore.in(database),
                AuditStore.in(database, clock)),
            new Stages.Findings(
                FindingQueries.in(database),
                FilterStore.in(database, "eu-central-1", clock, new Random(1)),
                (of, resource) -> Optional.empty(),
                () -> advisories),
            CoverageStore.in(database, clock),
            UsageStore.in(database, clock),
            new Stages.Server(
                TestReports.in(database, folder, clock),
                ApiServiceTest::receive,
                (name, document) -> new SbomInventories.Reading.Refused("no SBOMs here"),
                new NoNetworks(),
                _ -> new ServerStatus(new ServerStatus.Index("abc", BUILT, true), 3, 1)));
    service =
        ApiService.start(
            new ApiSettings(
                "127.0.0.1",
                0,
                "eu-central-1",
                TestApi.TOKEN_KEY,
                LARGEST,
                Duration.ofDays(15),
                UsagePrices.INITIAL,
                RequestRate.UNLIMITED),
            stages,
            clock);
    client =
        Inspector2Client.builder()
            .endpointOverride(service.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    service.close();
    advisories.close();
    database.close();
  }

  @Test
  void theFirstAccountIsServedToTheSdk() {
    var account = client.batchGetAccountStatus(r -> {}).accounts().getFirst();

    assertThat(account.accountId()).isEqualTo(ACCOUNT.value());
    assertThat(account.state().status()).isEqualTo(Status.ENABLED);
    assertThat(client.listFindingsPaginator(r -> {}).findings().stream()).isEmpty();
    assertThat(client.listCoveragePaginator(r -> {}).coveredResources().stream()).isEmpty();
  }

  @Test
  void filtersAndTheirTagsTravelThroughTheSdk() {
    var arn =
        client
            .createFilter(
                r ->
                    r.name("by sdk")
                        .action(FilterAction.NONE)
                        .filterCriteria(c -> {})
                        .tags(Map.of("team", "a b/ü")))
            .arn();
    client.tagResource(r -> r.resourceArn(arn).tags(Map.of("k", "v")));
    client.untagResource(r -> r.resourceArn(arn).tagKeys("team"));

    assertThat(client.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .isEqualTo(Map.of("k", "v"));
    assertThat(
            catchThrowableOfType(
                BadRequestException.class,
                () ->
                    client.createFilter(
                        r -> r.name("by sdk").action(FilterAction.NONE).filterCriteria(c -> {}))))
        .hasMessageContaining("by sdk");
    client.deleteFilter(r -> r.arn(arn));
  }

  @Test
  void anInventoryIsHandedOverAsItCame() throws Exception {
    assertThat(send("POST", "/assay/v1/inventories", "{\"good\":true}"))
        .isEqualTo("202 {\"resourceId\":\"123456789012/{\\\"good\\\":true}\"}");
    assertThat(send("POST", "/assay/v1/inventories", "bad"))
        .startsWith("400 ")
        .contains("ValidationException", "FIELD_VALIDATION_FAILED", "/packages/0", "no such type");
  }

  @Test
  void inventoriesBeyondWhatOtherCallsTakeAreTaken() throws Exception {
    byte[] large = "x".repeat(LARGEST).getBytes(StandardCharsets.UTF_8);
    assertThat(send("POST", "/assay/v1/inventories", large, ""))
        .isEqualTo("202 {\"resourceId\":\"123456789012/" + LARGEST + "\"}");
    assertThat(send("POST", "/assay/v1/inventories", gzip(large), "gzip"))
        .isEqualTo("202 {\"resourceId\":\"123456789012/" + LARGEST + "\"}");
  }

  @Test
  void inventoriesBeyondTheLimitAreRefusedHoweverTheyArePacked() throws Exception {
    byte[] tooLarge = new byte[LARGEST + 1];
    for (var answer :
        List.of(
            send("POST", "/assay/v1/inventories", tooLarge, ""),
            send("POST", "/assay/v1/inventories", gzip(tooLarge), "gzip"))) {
      assertThat(answer)
          .startsWith("413 ")
          .contains("RequestEntityTooLargeException", "larger than " + LARGEST + " bytes");
    }
  }

  @Test
  void bodyThatIsNotWhatItsHeaderSaysIsRefused() throws Exception {
    byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
    assertThat(send("POST", "/assay/v1/inventories", text, "gzip"))
        .startsWith("400 ")
        .contains("ValidationException", "not gzip");
    assertThat(send("POST", "/assay/v1/inventories", text, "br")).startsWith("415 ").contains("br");
  }

  @Test
  void theStatusTellsWhichDataIsInUse() throws Exception {
    assertThat(send("GET", "/assay/v1/status", ""))
        .matches(
            "200 \\{\"index\":\\{\"id\":\"abc\",\"builtAt\":\"2025-02-18T00:00:00Z\","
                + "\"ageInSeconds\":\\d+,\"starter\":true},\"resources\":3,\"queued\":1}");
  }

  @Test
  void assaysOwnCallsAreSignedToo() throws Exception {
    var request = HttpRequest.newBuilder(service.endpoint().resolve("/assay/v1/status")).build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void theTableOfOperationsSaysWhatIsServed() {
    assertThat(ApiService.operations().lines().filter(line -> line.endsWith("| yes |")))
        .containsExactlyElementsOf(
            List.of(
                    "AssociateMember",
                    "BatchGetAccountStatus",
                    "BatchGetFindingDetails",
                    "BatchGetFreeTrialInfo",
                    "BatchGetMemberEc2DeepInspectionStatus",
                    "BatchUpdateMemberEc2DeepInspectionStatus",
                    "CancelFindingsReport",
                    "CancelSbomExport",
                    "CreateFilter",
                    "CreateFindingsReport",
                    "CreateSbomExport",
                    "DeleteFilter",
                    "DescribeOrganizationConfiguration",
                    "Disable",
                    "DisableDelegatedAdminAccount",
                    "DisassociateMember",
                    "Enable",
                    "EnableDelegatedAdminAccount",
                    "GetConfiguration",
                    "GetDelegatedAdminAccount",
                    "GetEc2DeepInspectionConfiguration",
                    "GetEncryptionKey",
                    "GetFindingsReportStatus",
                    "GetMember",
                    "GetSbomExport",
                    "ListAccountPermissions",
                    "ListCoverage",
                    "ListCoverageStatistics",
                    "ListDelegatedAdminAccounts",
                    "ListFilters",
                    "ListFindingAggregations",
                    "ListFindings",
                    "ListMembers",
                    "ListTagsForResource",
                    "ListUsageTotals",
                    "ResetEncryptionKey",
                    "SearchVulnerabilities",
                    "TagResource",
                    "UntagResource",
                    "UpdateConfiguration",
                    "UpdateEc2DeepInspectionConfiguration",
                    "UpdateEncryptionKey",
                    "UpdateFilter",
                    "UpdateOrgEc2DeepInspectionConfiguration",
                    "UpdateOrganizationConfiguration",
                    "ScanSbom")
                .stream()
                .map(name -> "| " + name + " | yes |")
                .toList());
  }

  private static Receipt receive(AccountId account, InputStream document) {
    try {
      var text = new String(document.readAllBytes(), StandardCharsets.UTF_8);
      if (text.length() > 1000) {
        return new Receipt.Accepted(account + "/" + text.length());
      }
      return text.equals("bad")
          ? new Receipt.Refused("/packages/0", "no such type")
          : new Receipt.Accepted(account + "/" + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static String send(String method, String path, String body) throws Exception {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8), "");
  }

  /// A request of our own, signed by the SDK's signer; the answer as status and body.
  private static String send(String method, String path, byte[] body, String encoding)
      throws Exception {
    URI uri = service.endpoint().resolve(path);
    var unsigned =
        SdkHttpFullRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri).build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(credentials)
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "inspector2")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1"))
            .request();
    var request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!encoding.isEmpty()) {
      request.header("Content-Encoding", encoding);
    }
    signed.headers().entrySet().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("Host"))
        .forEach(header -> request.header(header.getKey(), header.getValue().getFirst()));
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return answer.statusCode() + " " + answer.body();
    }
  }
}
