package dev.assay.finding;

import java.util.List;

/// What an evaluation of a network says about one instance.
///
/// @param internet whether the internet reaches it
/// @param findings all of them: what is not named is closed
/// @param cause what changed in the network; empty where nobody knows, as at the first evaluation
public record NetworkResult(
    ScannedResource.Instance resource,
    InternetReach internet,
    List<NetworkFinding> findings,
    String cause) {
  public NetworkResult {
    findings = List.copyOf(findings);
  }
}
