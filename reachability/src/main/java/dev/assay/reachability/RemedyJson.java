package dev.assay.reachability;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.EastWest.Ports;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.Remedy.Loss;
import dev.assay.reachability.RemedyEdit.GroupRule;
import java.io.IOException;
import java.util.List;

/// What closes something that is open, as JSON, in the shape of `docs/reference/reachability.md`.
public final class RemedyJson {
  private final JsonGenerator json;

  private RemedyJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes what was asked and its remedies, as an object.
  public static void write(JsonGenerator json, RemedyQuestion question, List<Remedy> remedies)
      throws IOException {
    new RemedyJson(json).write(question, remedies);
  }

  private void write(RemedyQuestion question, List<Remedy> remedies) throws IOException {
    json.writeStartObject();
    json.writeStringField("networkInterfaceId", question.networkInterface());
    json.writeStringField("edge", question.edge());
    if (question.way() instanceof Way.LoadBalanced(var arn, var port)) {
      json.writeStringField("via", arn);
      json.writeNumberField("listenerPort", port);
    }
    json.writeStringField("protocol", question.protocol().name());
    ports(question.fromPort(), question.toPort());
    json.writeArrayFieldStart("remedies");
    for (Remedy remedy : remedies) {
      write(remedy);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void ports(int from, int to) throws IOException {
    json.writeNumberField("fromPort", from);
    json.writeNumberField("toPort", to);
  }

  private void write(Remedy remedy) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", remedy.kind().name());
    json.writeArrayFieldStart("edits");
    for (RemedyEdit edit : remedy.edits()) {
      json.writeStartObject();
      write(edit);
      json.writeStringField("words", edit.words());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("lostExposures", remedy.losses().size());
    json.writeNumberField("lostPorts", remedy.lostPorts());
    json.writeArrayFieldStart("losses");
    for (Loss loss : remedy.losses()) {
      json.writeStartObject();
      ExposureJson.writeSubject(json, loss.before());
      ExposureJson.writeCubes(json, "closed", loss.closed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("lostPairs", remedy.lostPairs());
    json.writeArrayFieldStart("inside");
    for (Flow flow : remedy.inside()) {
      write(flow);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Flow flow) throws IOException {
    json.writeStartObject();
    members("senders", flow.senders());
    members("receivers", flow.receivers());
    json.writeArrayFieldStart("closed");
    for (Ports range : flow.ports()) {
      json.writeStartObject();
      json.writeStringField("protocol", range.protocol().name());
      ports(range.fromPort(), range.toPort());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void members(String field, List<Member> members) throws IOException {
    json.writeArrayFieldStart(field);
    for (Member one : members) {
      json.writeStartObject();
      json.writeStringField("instanceId", one.instanceId());
      json.writeStringField("networkInterfaceId", one.networkInterfaceId());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(RemedyEdit edit) throws IOException {
    switch (edit) {
      case RemedyEdit.RemoveRule(var rule) -> {
        name("REMOVE_RULE");
        write(rule);
      }
      case RemedyEdit.NarrowRule(var rule, var instead) -> {
        name("NARROW_RULE");
        write(rule);
        json.writeArrayFieldStart("instead");
        for (GroupRule part : instead) {
          json.writeStartObject();
          write(part);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      case RemedyEdit.DenyEntry deny -> {
        name("DENY_ENTRY");
        json.writeStringField("networkAclId", deny.acl());
        json.writeNumberField("ruleNumber", deny.number());
        json.writeStringField("protocol", deny.protocol().name());
        ports(deny.fromPort(), deny.toPort());
        json.writeStringField("block", deny.block());
      }
      case RemedyEdit.RemoveRoute(var table, var destination, var target) -> {
        name("REMOVE_ROUTE");
        json.writeStringField("routeTableId", table);
        json.writeStringField("destination", destination);
        json.writeStringField("target", target);
      }
      case RemedyEdit.DisassociateAddress(var one, var address) -> {
        name("DISASSOCIATE_ADDRESS");
        address(one, address);
      }
      case RemedyEdit.UnassignAddress(var one, var address) -> {
        name("UNASSIGN_ADDRESS");
        address(one, address);
      }
      case RemedyEdit.RemoveListener(var balancer, var port) -> {
        name("REMOVE_LISTENER");
        json.writeStringField("loadBalancerArn", balancer);
        json.writeNumberField("port", port);
      }
      case RemedyEdit.DeregisterTarget(var balancer, var group, var target, var port) -> {
        name("DEREGISTER_TARGET");
        json.writeStringField("loadBalancerArn", balancer);
        if (!group.isEmpty()) {
          json.writeStringField("targetGroupArn", group);
          json.writeNumberField("port", port);
        }
        json.writeStringField("target", target);
      }
    }
  }

  private void name(String edit) throws IOException {
    json.writeStringField("edit", edit);
  }

  private void address(String networkInterface, String address) throws IOException {
    json.writeStringField("networkInterfaceId", networkInterface);
    json.writeStringField("address", address);
  }

  private void write(GroupRule rule) throws IOException {
    json.writeStringField("groupId", rule.group());
    if (!rule.rule().isEmpty()) {
      json.writeStringField("ruleId", rule.rule());
    }
    json.writeStringField("protocol", rule.protocol());
    ports(rule.fromPort(), rule.toPort());
    json.writeStringField("peer", rule.peer());
  }
}
