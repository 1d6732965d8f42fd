package dev.assay.cli.remote;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Signs a JSON request with Signature Version 4, by the library the AWS SDK signs with.
final class AwsRequestSigner {
  private static final String SERVICE = "inspector2";

  private AwsRequestSigner() {}

  /// The headers to send: those that were signed, the signature, type and packing of the body.
  static Map<String, List<String>> headers(
      URI url, ServerCall call, ServerIdentity identity, Clock clock) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(call.method()))
            .uri(url)
            .putHeader("Content-Type", "application/json");
    if (!call.packing().isEmpty()) {
      request.putHeader("Content-Encoding", call.packing());
    }
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(credentials(identity))
                    .request(request.build())
                    .payload(() -> new ByteArrayInputStream(call.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, identity.region())
                    // The server refuses bodies that were not signed, over TLS too.
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request()
        .headers();
  }

  private static AwsCredentialsIdentity credentials(ServerIdentity identity) {
    return identity.token().isEmpty()
        ? AwsCredentialsIdentity.create(identity.accessKeyId(), identity.secretAccessKey())
        : AwsSessionCredentialsIdentity.create(
            identity.accessKeyId(), identity.secretAccessKey(), identity.token());
  }
}
