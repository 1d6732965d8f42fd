package dev.assay.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.account.Role;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.wire.ApiFault;
import dev.assay.model.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The signatures are those of AWS's published Signature Version 4 test suite
/// (aws-sig-v4-test-suite: get-vanilla, post-vanilla, get-vanilla-query-order-key,
/// get-header-value-trim), with its example credentials.
class SignatureVerifierTest {
  private static final String VANILLA =
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
  private static final String SCOPE = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";
  private static final String DATE = "20150830T123600Z";
  private static final String TOKEN =
      "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSP"
          + "fIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQ"
          + "DYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz"
          + "+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

  @ParameterizedTest
  @CsvSource({
    "GET, '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "POST, '', 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    "GET, Param2=value2&Param1=value1,"
        + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
  })
  void signaturesOfTheAwsSuiteAreAccepted(String method, String query, String signature) {
    var request =
        request(method, query, authorization(SCOPE, "host;x-amz-date", signature), Map.of());
    assertThat(verifier("2015-08-30T12:36:00Z").verify(request))
        .isEqualTo(
            new SignedBy(new AccountId("123456789012"), "AKIDEXAMPLE", "service", Role.READ_ONLY));
  }

  @Test
  void runsOfSpacesInAHeaderCountAsOne() {
    var authorization =
        authorization(
            SCOPE,
            "host;my-header1;my-header2;x-amz-date",
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
    var request =
        request(
            "GET",
            "",
            authorization,
            Map.of("my-header1", " value1", "my-header2", " \"a   b   c\""));
    assertThat(verifier("2015-08-30T12:36:00Z").verify(request).service()).isEqualTo("service");
  }

  @ParameterizedTest
  @CsvSource({
    "2015-08-30T12:51:00Z, accepted",
    "2015-08-30T12:51:01Z, InvalidSignatureException",
    "2015-08-30T12:21:00Z, accepted",
    "2015-08-30T12:20:59Z, InvalidSignatureException"
  })
  void aSignatureHoldsFifteenMinutesEitherWay(String now, String outcome) {
    var request = request("GET", "", authorization(SCOPE, "host;x-amz-date", VANILLA), Map.of());
    assertThat(outcome(verifier(now), request)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | MissingAuthenticationTokenException",
        "Basic dXNlcjpwYXNz | IncompleteSignatureException",
        "AWS4-HMAC-SHA256 | IncompleteSignatureException",
        "AWS4-HMAC-SHA256 Credential=,SignedHeaders=,Signature= | IncompleteSignatureException",
        "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=0"
            + " | IncompleteSignatureException",
        "AWS4-HMAC-SHA256 Credential=K/20150830/us-east-1/service/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=0 | UnrecognizedClientException",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
            + " SignedHeaders=host, Signature=0 | InvalidSignatureException",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-west-9/service/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=0 | InvalidSignatureException",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/s3/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=0 | InvalidSignatureException",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=ü | InvalidSignatureException"
      })
  void aMalformedOrForeignAuthorizationGetsTheErrorAwsNames(String header, String error) {
    assertThat(outcome(verifier("2015-08-30T12:36:00Z"), request("GET", "", header, Map.of())))
        .isEqualTo(error);
  }

  @Test
  void anUnsignedPayloadIsRefused() {
    var request =
        request(
            "GET",
            "",
            authorization(SCOPE, "host;x-amz-date", VANILLA),
            Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD"));
    assertThat(outcome(verifier("2015-08-30T12:36:00Z"), request))
        .isEqualTo("InvalidSignatureException");
  }

  /// `post-sts-header-before` of the suite: the token is among the signed headers.
  @ParameterizedTest
  @CsvSource({
    "2015-08-30T12:36:00Z, 2015-08-30T12:36:01Z, accepted",
    "2015-08-30T12:36:00Z, 2015-08-30T12:36:00Z, ExpiredTokenException"
  })
  void sessionIsGoodUntilItsEnd(String now, String ends, String outcome) {
    assertThat(outcome(verifier(now, TOKEN, Instant.parse(ends)), withToken(TOKEN)))
        .isEqualTo(outcome);
  }

  @Test
  void keyIsRefusedWithAnotherToken() {
    assertThat(outcome(verifier("2015-08-30T12:36:00Z"), withToken(TOKEN)))
        .isEqualTo("UnrecognizedClientException");
    assertThat(
            outcome(
                verifier("2015-08-30T12:36:00Z", TOKEN, Instant.MAX),
                request("GET", "", authorization(SCOPE, "host;x-amz-date", VANILLA), Map.of())))
        .isEqualTo("UnrecognizedClientException");
  }

  private static HttpRequest withToken(String token) {
    return request(
        "POST",
        "",
        authorization(
            SCOPE,
            "host;x-amz-date;x-amz-security-token",
            "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"),
        Map.of("x-amz-security-token", token));
  }

  private static String outcome(SignatureVerifier verifier, HttpRequest request) {
    var fault = catchThrowableOfType(ApiFault.class, () -> verifier.verify(request));
    return Optional.ofNullable(fault).map(ApiFault::code).orElse("accepted");
  }

  private static String authorization(String scope, String headers, String signature) {
    return "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s"
        .formatted(scope, headers, signature);
  }

  private static HttpRequest request(
      String method, String query, String authorization, Map<String, String> more) {
    var headers = new TreeMap<>(more);
    headers.put("host", "example.amazonaws.com");
    headers.put("x-amz-date", DATE);
    if (!authorization.isEmpty()) {
      headers.put("authorization", authorization);
    }
    return new HttpRequest(
        method,
        "/",
        query,
        name -> Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).stream().toList(),
        new byte[0]);
  }

  private static SignatureVerifier verifier(String now) {
    return verifier(now, "", Instant.MAX);
  }

  private static SignatureVerifier verifier(String now, String wanted, Instant ends) {
    return new SignatureVerifier(
        (key, token) ->
            key.equals("AKIDEXAMPLE") && token.equals(wanted)
                ? Optional.of(
                    new SigningSecrets.Secret(
                        new AccountId("123456789012"),
                        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                        Role.READ_ONLY,
                        ends))
                : Optional.empty(),
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
        "us-east-1",
        Set.of("service"));
  }
}
