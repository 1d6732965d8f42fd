package dev.assay.report.files;

import dev.assay.report.ReportDestinations;
import dev.assay.report.ReportException;
import dev.assay.report.ReportFailure;
import dev.assay.report.ReportFiles;
import dev.assay.report.ReportRequest.Destination.Bucket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Objects of a bucket, encrypted with the key that the request names.
public final class BucketFiles implements ReportFiles {
  private final S3Client s3;
  private final Bucket bucket;
  private final List<BucketObject> begun = new ArrayList<>();
  private boolean isKept;

  /// Closes the client at the end.
  public BucketFiles(S3Client s3, Bucket bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /// A client by settings.
  public static S3Client client(ReportDestinations.S3 settings) {
    var builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            // services that speak like S3 do not all know chunks, and checksums that nobody asks
            // for
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @Override
  public void add(String name, String mediaType, Body body) throws IOException {
    var object = new BucketObject(s3, bucket, Names.key(bucket.keyPrefix(), name), mediaType);
    begun.add(object);
    body.write(object);
    object.complete();
  }

  /// Each is there when it is complete.
  @Override
  public void finish() {}

  @Override
  public void keep() {
    isKept = true;
  }

  @Override
  public void close() {
    if (!isKept) {
      begun.forEach(BucketObject::abort);
    }
    s3.close();
  }

  /// What the API has a code for is told by it.
  static ReportException failure(Bucket bucket, SdkException failed) {
    if (failed instanceof AbortedException) {
      Thread.currentThread().interrupt(); // which is why it was
    }
    var where = "bucket " + bucket.name() + ": ";
    if (failed instanceof S3Exception refused && refused.awsErrorDetails() != null) {
      var details = refused.awsErrorDetails();
      return new ReportException(
          code(String.valueOf(details.errorCode()), refused.statusCode()),
          where + details.errorMessage(),
          failed);
    }
    var message = String.valueOf(failed.getMessage());
    return new ReportException(
        failed instanceof SdkClientException && message.contains("credentials")
            ? ReportFailure.Code.INVALID_PERMISSIONS
            : ReportFailure.Code.INTERNAL_ERROR,
        where + message,
        failed);
  }

  /// Error codes of S3 (API reference, "Error responses").
  private static ReportFailure.Code code(String code, int status) {
    return switch (code) {
      case "NoSuchBucket", "InvalidBucketName" -> ReportFailure.Code.BUCKET_NOT_FOUND;
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          ReportFailure.Code.INCOMPATIBLE_BUCKET_REGION;
      case "KMS.NotFoundException",
          "KMS.DisabledException",
          "KMS.InvalidKeyUsageException",
          "KMS.KMSInvalidStateException",
          "InvalidArgument" ->
          ReportFailure.Code.MALFORMED_KMS_KEY;
      default ->
          status == 403 || status == 401
              ? ReportFailure.Code.INVALID_PERMISSIONS
              : status == 404
                  ? ReportFailure.Code.BUCKET_NOT_FOUND
                  : ReportFailure.Code.INTERNAL_ERROR;
    };
  }
}
