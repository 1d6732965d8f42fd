package dev.assay.report.files;

import dev.assay.report.ReportRequest.Destination.Bucket;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// One object, sent in parts while it is written: no more than one part is held. One that fits into
/// a part is sent whole.
final class BucketObject extends OutputStream {
  /// 10,000 parts, which S3 allows, are 160 GB.
  private static final int PART = 16 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(BucketObject.class);

  private final S3Client s3;
  private final Bucket bucket;
  private final String key;
  private final String mediaType;
  private final List<CompletedPart> parts = new ArrayList<>();
  private ByteBuffer part = ByteBuffer.allocate(1 << 16);
  private Optional<String> upload = Optional.empty();
  private boolean isComplete;

  BucketObject(S3Client s3, Bucket bucket, String key, String mediaType) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.mediaType = mediaType;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    Objects.checkFromIndexSize(from, count, bytes.length);
    int at = from;
    int left = count;
    while (left > 0) {
      if (!part.hasRemaining()) {
        makeRoom();
      }
      int now = Math.min(left, part.remaining());
      part.put(bytes, at, now);
      at += now;
      left -= now;
    }
  }

  /// Most files of an export are small.
  private void makeRoom() {
    if (part.capacity() < PART) {
      part = ByteBuffer.allocate(Math.min(PART, part.capacity() * 4)).put(part.flip());
    } else {
      send();
    }
  }

  private void send() {
    var id = upload.orElseGet(this::start);
    int number = parts.size() + 1;
    var sent =
        asked(
            () ->
                s3.uploadPart(
                    request ->
                        request.bucket(bucket.name()).key(key).uploadId(id).partNumber(number),
                    RequestBody.fromRemainingByteBuffer(part.flip())));
    parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
    part.clear();
  }

  private String start() {
    var id =
        asked(
            () ->
                s3.createMultipartUpload(
                        request ->
                            request
                                .bucket(bucket.name())
                                .key(key)
                                .contentType(mediaType)
                                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                                .ssekmsKeyId(bucket.kmsKey()))
                    .uploadId());
    upload = Optional.of(id);
    return id;
  }

  /// Nothing more comes.
  void complete() {
    if (upload.isEmpty()) {
      asked(
          () ->
              s3.putObject(
                  request ->
                      request
                          .bucket(bucket.name())
                          .key(key)
                          .contentType(mediaType)
                          .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                          .ssekmsKeyId(bucket.kmsKey()),
                  RequestBody.fromRemainingByteBuffer(part.flip())));
    } else {
      if (part.position() > 0) {
        send();
      }
      asked(
          () ->
              s3.completeMultipartUpload(
                  request ->
                      request
                          .bucket(bucket.name())
                          .key(key)
                          .uploadId(upload.get())
                          .multipartUpload(all -> all.parts(parts))));
    }
    isComplete = true;
    part = ByteBuffer.allocate(0);
  }

  /// Takes back what was sent. Nothing else can be done where that fails.
  void abort() {
    try {
      if (isComplete) {
        s3.deleteObject(request -> request.bucket(bucket.name()).key(key));
      } else if (upload.isPresent()) {
        s3.abortMultipartUpload(
            request -> request.bucket(bucket.name()).key(key).uploadId(upload.get()));
      }
    } catch (SdkException stays) {
      LOG.atWarn()
          .addKeyValue("key", key)
          .setCause(stays)
          .log("an unfinished report stays in its bucket");
    }
  }

  private interface Call<T> {
    T make();
  }

  private <T> T asked(Call<T> call) {
    try {
      return call.make();
    } catch (SdkException failed) {
      throw BucketFiles.failure(bucket, failed);
    }
  }
}
