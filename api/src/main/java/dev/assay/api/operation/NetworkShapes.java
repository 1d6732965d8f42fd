package dev.assay.api.operation;

import dev.assay.api.inspector2.Finding;
import dev.assay.api.inspector2.FindingType;
import dev.assay.api.inspector2.NetworkPath;
import dev.assay.api.inspector2.NetworkProtocol;
import dev.assay.api.inspector2.NetworkReachabilityDetails;
import dev.assay.api.inspector2.PortRange;
import dev.assay.api.inspector2.Recommendation;
import dev.assay.api.inspector2.Remediation;
import dev.assay.api.inspector2.Step;
import dev.assay.finding.NetworkFinding;
import dev.assay.finding.StoredFinding;
import org.jspecify.annotations.Nullable;

/// Open network paths as the API shows them.
final class NetworkShapes {
  private static final Remediation REMEDIATION =
      new Remediation(new Recommendation(NetworkFinding.REMEDIATION, null));

  private NetworkShapes() {}

  /// Adds what only a network finding has.
  static void put(StoredFinding.OpenPath open, Finding.Builder builder) {
    var ports = open.ports();
    builder
        .type(FindingType.NETWORK_REACHABILITY)
        .description(Bounds.cut(NetworkFinding.description(open.path(), ports), Bounds.LONG_TEXT))
        .remediation(REMEDIATION)
        .networkReachabilityDetails(
            new NetworkReachabilityDetails(
                new PortRange(ports.first(), ports.last()),
                NetworkProtocol.valueOf(ports.transport().name()),
                new NetworkPath(
                    open.path().steps().stream()
                        .map(
                            step ->
                                Step.builder()
                                    .componentId(step.componentId())
                                    .componentType(step.componentType())
                                    .componentArn(arn(step.componentId()))
                                    .build())
                        .toList())));
  }

  /// Load balancers are known by their ARN; other components by an id.
  private static @Nullable String arn(String id) {
    return id.startsWith("arn:") ? id : null;
  }
}
