package dev.assay.api;

import java.time.Duration;

/// Where the API listens, which region it speaks for, and what it signs page tokens with.
///
/// @param host an address of this machine, such as `127.0.0.1`
/// @param port 0 takes a free one
/// @param region clients sign for it
/// @param tokenKey signs page tokens
/// @param largestUpload most bytes of an inventory that a client sends, unpacked
/// @param freeTrial how long a kind of scan costs nothing
/// @param prices what it costs otherwise
/// @param rate how many requests each account may send
public record ApiSettings(
    String host,
    int port,
    String region,
    TokenKey tokenKey,
    long largestUpload,
    Duration freeTrial,
    UsagePrices prices,
    RequestRate rate) {
  public ApiSettings {
    if (host.isEmpty() || region.isEmpty()) {
      throw new IllegalArgumentException("the API needs a host and a region");
    }
    if (largestUpload < 1) {
      throw new IllegalArgumentException("an upload has at least a byte: " + largestUpload);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies between 0 and 65535: " + port);
    }
  }
}
