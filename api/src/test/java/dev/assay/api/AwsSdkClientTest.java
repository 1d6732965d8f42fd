package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.api.http.HttpFront;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.Inspector2Exception;
import software.amazon.awssdk.services.inspector2.model.InternalServerException;
import software.amazon.awssdk.services.inspector2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.inspector2.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.inspector2.model.ThrottlingException;
import software.amazon.awssdk.services.inspector2.model.ValidationException;

/// The AWS SDK for Java against the running server. It signs with the machine's time, so the
/// server's clock is the machine's too, or off from it by a known amount.
class AwsSdkClientTest {
  private static final String ARN =
      "arn:aws:inspector2:eu-central-1:123456789012:owner/123456789012/filter/0123456789abcdef";

  private static HttpFront server;
  private static HttpFront lateServer;
  private static Inspector2Client client;

  @BeforeAll
  static void start() throws IOException {
    server = HttpFront.start("127.0.0.1", 0, TestApi.front(Clock.systemUTC()));
    lateServer =
        HttpFront.start(
            "127.0.0.1", 0, TestApi.front(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16))));
    client = client(server, TestApi.KEY, TestApi.SECRET, Region.EU_CENTRAL_1);
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    server.close();
    lateServer.close();
  }

  @Test
  void thePaginatorSeesEveryFindingOnce() {
    var findings =
        client.listFindingsPaginator(r -> r.maxResults(100)).findings().stream().toList();
    assertThat(findings).hasSize(250).doesNotHaveDuplicates();
    assertThat(findings.getFirst().firstObservedAt())
        .isEqualTo(Instant.ofEpochMilli(1_700_000_000_250L));
    assertThat(findings.getFirst().remediation().recommendation().url())
        .isEqualTo("https://x.example");
  }

  @Test
  void anArnInThePathIsOneLabel() {
    client.tagResource(r -> r.resourceArn(ARN).tags(Map.of("team", "k +/=ü", "old", "x")));
    client.untagResource(r -> r.resourceArn(ARN).tagKeys(List.of("old", "k+=/:-")));
    assertThat(client.listTagsForResource(r -> r.resourceArn(ARN)).tags())
        .isEqualTo(Map.of("team", "k +/=ü"));
    assertThat(
            catchThrowableOfType(
                    ResourceNotFoundException.class,
                    () -> client.listTagsForResource(r -> r.resourceArn(ARN + "0")))
                .awsErrorDetails()
                .errorMessage())
        .contains(ARN + "0");
  }

  @Test
  void aValidationErrorNamesTheMember() {
    var error =
        catchThrowableOfType(
            ValidationException.class, () -> client.listFindings(r -> r.maxResults(101)));
    assertThat(error.reasonAsString()).isEqualTo("FIELD_VALIDATION_FAILED");
    assertThat(error.fields().getFirst().name()).isEqualTo("/maxResults");
    assertThat(error.requestId()).isNotEmpty();
  }

  @Test
  void aPageTokenOfAnotherMakerIsRefused() {
    var error =
        catchThrowableOfType(
            ValidationException.class, () -> client.listFindings(r -> r.nextToken("AAAA")));
    assertThat(error.getMessage()).contains("nextToken");
  }

  @Test
  void modelledErrorsKeepTheirMembers() {
    var throttled =
        catchThrowableOfType(
            ThrottlingException.class, () -> client.enable(r -> r.resourceTypesWithStrings("EC2")));
    assertThat(throttled.retryAfterSeconds()).isEqualTo(7);
    var quota =
        catchThrowableOfType(ServiceQuotaExceededException.class, () -> client.disable(r -> {}));
    assertThat(quota.statusCode()).isEqualTo(402);
    assertThat(quota.resourceId()).isEqualTo("filter/1");
  }

  @Test
  void anAccountThatSendsTooMuchIsToldWhenToComeAgain() throws IOException {
    // as good as nothing comes back within a test
    var front = TestApi.front(Clock.systemUTC(), new RequestRate(1, 3));
    try (var narrow = HttpFront.start("127.0.0.1", 0, front);
        var caller = client(narrow, TestApi.KEY, TestApi.SECRET, Region.EU_CENTRAL_1)) {
      ThrottlingException throttled = null;
      int served = 0;
      while (throttled == null) {
        try {
          caller.listFindings(r -> r.maxResults(1));
          served++;
        } catch (ThrottlingException refused) {
          throttled = refused;
        }
      }
      assertThat(served).isBetween(3, 10);
      assertThat(throttled.statusCode()).isEqualTo(429);
      assertThat(throttled.retryAfterSeconds()).isEqualTo(1);
      assertThat(throttled).hasMessageContaining("1 requests a second");
    }
  }

  @Test
  void aQueryBeyondItsTimeIsRefused() {
    var refused =
        catchThrowableOfType(ValidationException.class, () -> client.listCoverage(r -> {}));

    assertThat(refused.reasonAsString()).isEqualTo("OTHER");
    assertThat(refused).hasMessageContaining("Ask for less");
  }

  @Test
  void whatPassesByItselfSaysWhenToTryAgain() {
    var away =
        catchThrowableOfType(
            InternalServerException.class, () -> client.batchGetAccountStatus(r -> {}));

    assertThat(away.retryAfterSeconds()).isEqualTo(3);
    assertThat(away).hasMessageContaining("Try again");
  }

  @Test
  void anOperationThatIsNotServedSaysSo() {
    var error = catchThrowableOfType(ValidationException.class, () -> client.listFilters(r -> {}));
    assertThat(error.getMessage()).contains("ListFilters is not served");
  }

  @Test
  void aFailureInsideShowsAnIdAndNothingElse() {
    var error =
        catchThrowableOfType(Inspector2Exception.class, () -> client.getConfiguration(r -> {}));
    assertThat(error.statusCode()).isEqualTo(500);
    assertThat(error.getMessage())
        .contains(error.requestId())
        .doesNotContain("secret of the inside");
  }

  @Test
  void whoeverSignsWronglyIsToldTheErrorAwsNames() {
    assertThat(code(server, TestApi.KEY, "other", Region.EU_CENTRAL_1))
        .isEqualTo("403 InvalidSignatureException");
    assertThat(code(server, "AKIAUNKNOWN", TestApi.SECRET, Region.EU_CENTRAL_1))
        .isEqualTo("403 UnrecognizedClientException");
    assertThat(code(server, TestApi.KEY, TestApi.SECRET, Region.US_EAST_1))
        .isEqualTo("403 InvalidSignatureException");
    assertThat(code(lateServer, TestApi.KEY, TestApi.SECRET, Region.EU_CENTRAL_1))
        .isEqualTo("403 InvalidSignatureException");
  }

  private static String code(HttpFront at, String key, String secret, Region region) {
    try (var other = client(at, key, secret, region)) {
      var error =
          catchThrowableOfType(Inspector2Exception.class, () -> other.listFindings(r -> {}));
      return error.statusCode() + " " + error.awsErrorDetails().errorCode();
    }
  }

  private static Inspector2Client client(HttpFront at, String key, String secret, Region region) {
    return Inspector2Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + at.port()))
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
