package dev.assay.api.operation;

import dev.assay.api.NetworkDesk;
import dev.assay.api.inspector2.Evidence;
import dev.assay.api.inspector2.FindingDetail;
import dev.assay.finding.FindingCause;
import dev.assay.finding.NetworkEvidence.GroupRule;
import dev.assay.finding.NetworkEvidence.Onward;
import dev.assay.finding.NetworkEvidence.OpenTo;
import dev.assay.finding.NetworkEvidence.Pass;
import dev.assay.finding.NetworkEvidence.Proof;
import dev.assay.finding.StoredFinding;
import dev.assay.model.Listening;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.InternetSpace;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.RemedyEdit;
import dev.assay.reachability.RemedyQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why an open path is believed: who reaches which ports, what lets a packet through, and who
/// takes it.
final class NetworkEvidences {
  private static final int MOST_EVIDENCES = 100;
  private static final int MOST_SOURCES = 20;
  private static final int MOST_CAUSES = 5;
  private static final int MOST_REMEDIES = 5;

  private final StoredFinding finding;
  private final StoredFinding.OpenPath open;
  private final List<Evidence> evidences = new ArrayList<>();

  private NetworkEvidences(StoredFinding finding, StoredFinding.OpenPath open) {
    this.finding = finding;
    this.open = open;
  }

  /// @param listening what the instance's last inventory says; empty where there is none
  /// @param networks as they are now; without the path where it has closed
  static FindingDetail detail(
      StoredFinding finding,
      StoredFinding.OpenPath open,
      Optional<Listening> listening,
      NetworkDesk networks) {
    var found = new NetworkEvidences(finding, open);
    open.evidence().open().forEach(found::source);
    ListeningWords.of(finding.resource(), open.ports(), listening)
        .forEach(words -> found.add("Listening process", words));
    open.evidence().proof().ifPresent(found::proof);
    networks.causes(finding.arn()).reversed().stream().limit(MOST_CAUSES).forEach(found::cause);
    networks.remedies(question(open)).stream().limit(MOST_REMEDIES).forEach(found::remedy);
    return FindingDetail.builder()
        .findingArn(finding.arn())
        .evidences(found.evidences.stream().limit(MOST_EVIDENCES).toList())
        .cwes(List.of())
        .referenceUrls(List.of())
        .ttps(List.of())
        .tools(List.of())
        .build();
  }

  private static RemedyQuestion question(StoredFinding.OpenPath open) {
    var path = open.path();
    return new RemedyQuestion(
        path.networkInterface(),
        path.edge().id(),
        path.loadBalancer().isEmpty()
            ? new Way.Direct()
            : new Way.LoadBalanced(path.loadBalancer(), open.evidence().listenerPort()),
        Protocol.valueOf(open.ports().transport().name()),
        open.ports().first(),
        open.ports().last());
  }

  private void cause(FindingCause cause) {
    add(
        "Change",
        "%s at %s by %s"
            .formatted(cause.event().name().toLowerCase(Locale.ROOT), cause.at(), cause.cause()));
  }

  private void remedy(Remedy remedy) {
    add(
        "Remedy",
        remedy.edits().stream().map(RemedyEdit::words).collect(Collectors.joining("; "))
            + " ("
            + remedy.lossWords()
            + ")");
  }

  private void source(OpenTo ports) {
    add(
        "Source",
        "%s port %s is open to %s"
            .formatted(
                open.ports().transport(),
                ports.firstPort() == ports.lastPort()
                    ? Integer.toString(ports.firstPort())
                    : ports.firstPort() + "-" + ports.lastPort(),
                sources(ports)));
  }

  private void proof(Proof proof) {
    String where = proof.onward().isEmpty() ? "" : " at the load balancer";
    rules(proof.rules(), "admits it" + where);
    add(
        "Network ACL",
        "%s lets it in%s by rule %d and the reply to port %d out by rule %d"
            .formatted(
                proof.onward().map(Onward::nodeAcl).orElse(open.path().acl()),
                where,
                proof.inboundRule(),
                proof.clientPort(),
                proof.outboundRule()));
    add(
        "Route",
        "%s sends the reply back by its route to %s"
            .formatted(proof.routeTable(), proof.routeDestination()));
    proof.onward().ifPresent(this::onward);
  }

  private void onward(Onward onward) {
    add(
        "Load balancer",
        "%s takes it at %s and sends it on to port %s by %s, from %s"
            .formatted(
                open.path().loadBalancer(),
                onward.node(),
                open.ports(),
                onward.targetGroup().isEmpty() ? "its list of instances" : onward.targetGroup(),
                onward.sender().isClient() ? "the client's address" : onward.sender().address()));
    rules(onward.leaving().rules(), "lets it out of the load balancer");
    entries(
        onward.nodeAcl(),
        "%s lets it out at the load balancer by rule %d and the reply in by rule %d",
        onward.leaving());
    rules(onward.arriving().rules(), "admits it at the instance");
    entries(
        open.path().acl(),
        "%s lets it in at the instance by rule %d and the reply to port "
            + onward.clientPort()
            + " out by rule %d",
        onward.arriving());
  }

  private void rules(List<GroupRule> rules, String words) {
    rules.forEach(
        rule -> add("Security group rule", rule.rule() + " of " + rule.group() + " " + words));
  }

  /// Inside one subnet the network ACL is not asked.
  private void entries(String acl, String words, Pass pass) {
    if (pass.requestRule() > 0) {
      add("Network ACL", words.formatted(acl, pass.requestRule(), pass.replyRule()));
    }
  }

  private void add(String rule, String detail) {
    evidences.add(
        new Evidence(rule, Bounds.cut(detail, Bounds.LONG_TEXT), finding.severity().name()));
  }

  private static String sources(OpenTo ports) {
    List<String> sources = ports.sources();
    if (InternetSpace.share(ports.ipVersion(), sources) >= 1) {
      return "the whole IPv" + ports.ipVersion() + " internet";
    }
    String shown = String.join(", ", sources.subList(0, Math.min(MOST_SOURCES, sources.size())));
    return sources.size() <= MOST_SOURCES
        ? shown
        : shown + " and " + (sources.size() - MOST_SOURCES) + " more blocks";
  }
}
