package dev.assay.server;

/// How to reach the service.
///
/// @param endpoint `http://127.0.0.1:8080`
/// @param region that requests are signed for
/// @param secretAccessKey known on the first start of a data folder only; empty afterwards
record Access(
    String endpoint, String region, String accountId, String accessKeyId, String secretAccessKey) {

  boolean isFirstStart() {
    return !secretAccessKey.isEmpty();
  }

  @Override
  public String toString() {
    return "Access[endpoint=" + endpoint + ", accessKeyId=" + accessKeyId + "]";
  }
}
