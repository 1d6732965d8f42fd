package dev.assay.api;

import dev.assay.account.Role;
import dev.assay.api.http.ApiFront;
import dev.assay.api.http.AuditTrail;
import dev.assay.api.http.Caller;
import dev.assay.api.http.Dispatcher;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.PageTokens;
import dev.assay.api.http.Route;
import dev.assay.api.inspector2.BatchGetAccountStatusRequest;
import dev.assay.api.inspector2.BatchGetAccountStatusResponse;
import dev.assay.api.inspector2.DisableRequest;
import dev.assay.api.inspector2.DisableResponse;
import dev.assay.api.inspector2.EnableRequest;
import dev.assay.api.inspector2.EnableResponse;
import dev.assay.api.inspector2.Finding;
import dev.assay.api.inspector2.FindingStatus;
import dev.assay.api.inspector2.FindingType;
import dev.assay.api.inspector2.GetConfigurationRequest;
import dev.assay.api.inspector2.GetConfigurationResponse;
import dev.assay.api.inspector2.Inspector2Api;
import dev.assay.api.inspector2.Inspector2Operations;
import dev.assay.api.inspector2.ListCoverageRequest;
import dev.assay.api.inspector2.ListCoverageResponse;
import dev.assay.api.inspector2.ListFindingsRequest;
import dev.assay.api.inspector2.ListFindingsResponse;
import dev.assay.api.inspector2.ListTagsForResourceRequest;
import dev.assay.api.inspector2.ListTagsForResourceResponse;
import dev.assay.api.inspector2.Recommendation;
import dev.assay.api.inspector2.Remediation;
import dev.assay.api.inspector2.ResourceNotFoundException;
import dev.assay.api.inspector2.ServiceQuotaExceededException;
import dev.assay.api.inspector2.Severity;
import dev.assay.api.inspector2.TagResourceRequest;
import dev.assay.api.inspector2.TagResourceResponse;
import dev.assay.api.inspector2.ThrottlingException;
import dev.assay.api.inspector2.UntagResourceRequest;
import dev.assay.api.inspector2.UntagResourceResponse;
import dev.assay.api.sigv4.SignatureVerifier;
import dev.assay.api.sigv4.SigningSecrets;
import dev.assay.model.AccountId;
import dev.assay.model.LimitReached;
import dev.assay.model.TemporaryFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A tiny implementation of a few operations: 250 findings and tags in memory.
final class TestApi implements Inspector2Api {
  static final AccountId ACCOUNT = new AccountId("123456789012");
  static final TokenKey TOKEN_KEY = TokenKey.of(new byte[32]);
  static final String KEY = "AKIATESTTESTTESTTEST";
  static final String SECRET = "test-secret-of-no-value";
  private static final int ROWS = 250;

  private final PageTokens tokens = new PageTokens(new byte[32]);
  private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();

  static ApiFront front(Clock clock) {
    return front(clock, RequestRate.UNLIMITED);
  }

  static ApiFront front(Clock clock, RequestRate rate) {
    var secrets =
        (SigningSecrets)
            (key, token) ->
                key.equals(KEY)
                    ? Optional.of(new SigningSecrets.Secret(ACCOUNT, SECRET, Role.ADMINISTRATOR))
                    : Optional.empty();
    return new ApiFront(
        new SignatureVerifier(secrets, clock, "eu-central-1", Set.of("inspector2")),
        Map.of("inspector2", new Dispatcher<>(Inspector2Operations.SERVICE, new TestApi())),
        List.of(new Echo()),
        List.of(),
        new AuditTrail(events -> {}, "eu-central-1", clock),
        rate);
  }

  @Override
  public ListFindingsResponse listFindings(ListFindingsRequest request) {
    var account = Caller.current().account();
    int first =
        request.nextToken() == null
            ? 0
            : Integer.parseInt(
                new String(
                    tokens.decode(
                        account,
                        "ListFindings",
                        new byte[0],
                        Objects.requireNonNull(request.nextToken())),
                    StandardCharsets.UTF_8));
    int end = Math.min(ROWS, first + Objects.requireNonNullElse(request.maxResults(), 100));
    var page = new ArrayList<Finding>();
    for (int i = first; i < end; i++) {
      page.add(finding(i, account));
    }
    var next =
        tokens.encode(
            account,
            "ListFindings",
            new byte[0],
            Integer.toString(end).getBytes(StandardCharsets.UTF_8));
    return ListFindingsResponse.builder()
        .findings(page)
        .nextToken(end == ROWS ? null : next)
        .build();
  }

  static Finding finding(int number, AccountId account) {
    return Finding.builder()
        .findingArn("arn:aws:inspector2:eu-central-1:%s:finding/%032x".formatted(account, number))
        .awsAccountId(account.value())
        .type(FindingType.PACKAGE_VULNERABILITY)
        .description("Finding " + number)
        .title("CVE-2021-" + (40_000 + number))
        .severity(Severity.HIGH)
        .status(FindingStatus.ACTIVE)
        .firstObservedAt(Instant.ofEpochMilli(1_700_000_000_250L))
        .lastObservedAt(Instant.ofEpochSecond(1_700_000_100L))
        .remediation(
            Remediation.builder()
                .recommendation(
                    Recommendation.builder().text("Upgrade").url("https://x.example").build())
                .build())
        .resources(List.of())
        .build();
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    tags.computeIfAbsent(request.resourceArn(), _ -> new ConcurrentHashMap<>())
        .putAll(request.tags());
    return TagResourceResponse.builder().build();
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    request.tagKeys().forEach(tags.getOrDefault(request.resourceArn(), Map.of())::remove);
    return UntagResourceResponse.builder().build();
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    var found = tags.get(request.resourceArn());
    if (found == null) {
      throw new ResourceNotFoundException("No resource is called " + request.resourceArn());
    }
    return ListTagsForResourceResponse.builder().tags(new TreeMap<>(found)).build();
  }

  @Override
  public EnableResponse enable(EnableRequest request) {
    throw new ThrottlingException("Slow down", 7);
  }

  @Override
  public GetConfigurationResponse getConfiguration(GetConfigurationRequest request) {
    throw new IllegalStateException("a secret of the inside");
  }

  @Override
  public BatchGetAccountStatusResponse batchGetAccountStatus(BatchGetAccountStatusRequest request) {
    throw new Away();
  }

  /// A store that does not answer now.
  private static final class Away extends RuntimeException implements TemporaryFailure {
    private static final long serialVersionUID = 1L;

    @Override
    public Duration retryAfter() {
      return Duration.ofSeconds(3);
    }
  }

  @Override
  public ListCoverageResponse listCoverage(ListCoverageRequest request) {
    throw new TooLong();
  }

  /// A query that a limit ended.
  private static final class TooLong extends RuntimeException implements LimitReached {
    private static final long serialVersionUID = 1L;

    @Override
    public String advice() {
      return "Ask for less";
    }
  }

  @Override
  public DisableResponse disable(DisableRequest request) {
    throw new ServiceQuotaExceededException("Too many", "filter/1");
  }

  private static final class Echo implements Route {
    @Override
    public String method() {
      return "POST";
    }

    @Override
    public String path() {
      return "/assay/v1/echo";
    }

    @Override
    public Role.Action action() {
      return Role.Action.READ;
    }

    @Override
    public HttpAnswer handle(HttpRequest request) {
      return HttpAnswer.json(200, "{\"account\":\"" + Caller.current().account() + "\"}");
    }
  }
}
