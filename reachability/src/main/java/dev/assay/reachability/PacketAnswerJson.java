package dev.assay.reachability;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.Forwarding;
import dev.assay.reachability.PacketAnswer.GroupRule;
import dev.assay.reachability.PacketAnswer.Witness;
import java.io.IOException;
import java.util.List;

/// What becomes of a packet, as JSON, in the shape of `docs/reference/reachability.md`.
public final class PacketAnswerJson {
  private final JsonGenerator json;

  private PacketAnswerJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes one packet and what becomes of it, as an object.
  public static void write(JsonGenerator json, PacketQuestion question, PacketAnswer answer)
      throws IOException {
    new PacketAnswerJson(json).write(question, answer);
  }

  private void write(PacketQuestion question, PacketAnswer answer) throws IOException {
    json.writeStartObject();
    json.writeStringField("edge", question.edge());
    json.writeStringField("source", question.source());
    json.writeStringField("protocol", question.protocol().name());
    json.writeNumberField("port", question.port());
    json.writeStringField("networkInterfaceId", question.networkInterface());
    if (question.way() instanceof Way.LoadBalanced(var arn, var listener)) {
      json.writeStringField("via", arn);
      json.writeNumberField("listenerPort", listener);
    }
    switch (answer) {
      case PacketAnswer.Allowed(var witness) -> write(witness);
      case PacketAnswer.Forwarded(var node, var forwarding) -> {
        write(node);
        write(forwarding);
      }
      case PacketAnswer.Stopped(var blockers) -> write(blockers);
      case PacketAnswer.NotAsked(var reason) -> {
        json.writeStringField("verdict", "NOT_ASKED");
        json.writeStringField("reason", reason);
      }
    }
    json.writeEndObject();
  }

  private void write(Witness witness) throws IOException {
    json.writeStringField("verdict", witness.appliance().isEmpty() ? "REACHABLE" : "UNDETERMINED");
    json.writeObjectFieldStart("path");
    json.writeStringField("edge", witness.edge());
    writeIfThere("gatewayRouteTable", witness.gatewayTable());
    writeIfThere("appliance", witness.appliance());
    json.writeStringField("networkAcl", witness.acl());
    json.writeNumberField("inboundRule", witness.inboundRule());
    writeRules(witness.groupRules());
    json.writeStringField("networkInterfaceId", witness.networkInterface());
    writeIfThere("instanceId", witness.instance());
    json.writeNumberField("clientPort", witness.clientPort());
    json.writeNumberField("outboundRule", witness.outboundRule());
    json.writeStringField("routeTable", witness.routeTable());
    json.writeStringField("routeDestination", witness.routeDestination());
    json.writeEndObject();
  }

  private void writeRules(List<GroupRule> rules) throws IOException {
    json.writeArrayFieldStart("securityGroupRules");
    for (GroupRule rule : rules) {
      json.writeStartObject();
      json.writeStringField("groupId", rule.group());
      json.writeStringField("ruleId", rule.rule());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(Forwarding forwarding) throws IOException {
    var departure = forwarding.departure();
    var arrival = forwarding.arrival();
    json.writeObjectFieldStart("forwarding");
    writeIfThere("targetGroupArn", forwarding.targetGroup());
    json.writeStringField("sender", forwarding.sender().address());
    json.writeBooleanField("preservesClient", forwarding.sender().isClient());
    json.writeBooleanField("isAssumption", forwarding.sender().isAssumption());
    if (!departure.acl().isEmpty()) {
      json.writeObjectFieldStart("departure");
      writeRules(departure.groupRules());
      json.writeStringField("networkAcl", departure.acl());
      json.writeNumberField("outboundRule", departure.outboundRule());
      json.writeNumberField("replyRule", departure.replyRule());
      json.writeEndObject();
    }
    json.writeObjectFieldStart("arrival");
    json.writeStringField("networkAcl", arrival.acl());
    json.writeNumberField("inboundRule", arrival.inboundRule());
    writeRules(arrival.groupRules());
    json.writeNumberField("clientPort", arrival.clientPort());
    json.writeNumberField("outboundRule", arrival.outboundRule());
    json.writeStringField("networkInterfaceId", arrival.networkInterface());
    json.writeStringField("instanceId", arrival.instance());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeIfThere(String field, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(field, value);
    }
  }

  private void write(List<Blocker> blockers) throws IOException {
    json.writeStringField("verdict", "NOT_REACHABLE");
    json.writeArrayFieldStart("blockers");
    for (Blocker blocker : blockers) {
      json.writeStartObject();
      json.writeStringField("code", blocker.code());
      json.writeStringField("componentId", blocker.component());
      writeIfThere("detail", blocker.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
