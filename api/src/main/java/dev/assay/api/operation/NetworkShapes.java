package dev.assay.api.operation;

import dev.assay.api.inspector2.Evidence;
import dev.assay.api.inspector2.Finding;
import dev.assay.api.inspector2.FindingDetail;
import dev.assay.api.inspector2.FindingType;
import dev.assay.api.inspector2.NetworkPath;
import dev.assay.api.inspector2.NetworkProtocol;
import dev.assay.api.inspector2.NetworkReachabilityDetails;
import dev.assay.api.inspector2.PortRange;
import dev.assay.api.inspector2.Recommendation;
import dev.assay.api.inspector2.Remediation;
import dev.assay.api.inspector2.Step;
import dev.assay.finding.NetworkEvidence.Proof;
import dev.assay.finding.NetworkFinding;
import dev.assay.finding.StoredFinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Open network paths as the API shows them.
final class NetworkShapes {
  private static final Remediation REMEDIATION =
      new Remediation(new Recommendation(NetworkFinding.REMEDIATION, null));

  private static final int MOST_EVIDENCES = 100;
  private static final int MOST_SOURCES = 20;

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

  /// Why an open path is believed: who reaches which ports, and what lets a packet through.
  static FindingDetail detail(StoredFinding finding, StoredFinding.OpenPath open) {
    List<Evidence> evidences = new ArrayList<>();
    for (var ports : open.evidence().open()) {
      evidences.add(
          evidence(
              finding,
              "Source",
              "%s port %s is open to %s"
                  .formatted(
                      open.ports().transport(),
                      ports.firstPort() == ports.lastPort()
                          ? Integer.toString(ports.firstPort())
                          : ports.firstPort() + "-" + ports.lastPort(),
                      sources(ports.sources()))));
    }
    open.evidence().proof().ifPresent(proof -> proof(finding, open.path().acl(), proof, evidences));
    return FindingDetail.builder()
        .findingArn(finding.arn())
        .evidences(evidences.stream().limit(MOST_EVIDENCES).toList())
        .cwes(List.of())
        .referenceUrls(List.of())
        .ttps(List.of())
        .tools(List.of())
        .build();
  }

  private static void proof(
      StoredFinding finding, String acl, Proof proof, List<Evidence> evidences) {
    for (var rule : proof.rules()) {
      evidences.add(
          evidence(
              finding, "Security group rule", rule.rule() + " of " + rule.group() + " admits it"));
    }
    evidences.add(
        evidence(
            finding,
            "Network ACL",
            "%s lets it in by rule %d and the reply to port %d out by rule %d"
                .formatted(acl, proof.inboundRule(), proof.clientPort(), proof.outboundRule())));
    evidences.add(
        evidence(
            finding,
            "Route",
            "%s sends the reply back by its route to %s"
                .formatted(proof.routeTable(), proof.routeDestination())));
  }

  private static Evidence evidence(StoredFinding finding, String rule, String detail) {
    return new Evidence(rule, Bounds.cut(detail, Bounds.LONG_TEXT), finding.severity().name());
  }

  private static String sources(List<String> sources) {
    String shown = String.join(", ", sources.subList(0, Math.min(MOST_SOURCES, sources.size())));
    return sources.size() <= MOST_SOURCES
        ? shown
        : shown + " and " + (sources.size() - MOST_SOURCES) + " more blocks";
  }

  /// Load balancers are known by their ARN; other components by an id.
  private static @Nullable String arn(String id) {
    return id.startsWith("arn:") ? id : null;
  }
}
