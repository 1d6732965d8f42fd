package dev.assay.finding.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.finding.NetworkEvidence.GroupRule;
import dev.assay.finding.NetworkEvidence.Onward;
import dev.assay.finding.NetworkEvidence.Pass;
import dev.assay.finding.NetworkEvidence.Proof;
import dev.assay.finding.NetworkEvidence.Sender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last parts of [PathJson]'s array: how one packet gets through. The way on from a load
/// balancer is at the end, where the first releases had nothing.
record ProofJson(JsonParser in) {

  static void write(JsonGenerator out, Proof proof) throws IOException {
    out.writeString(proof.source());
    out.writeNumber(proof.port());
    out.writeNumber(proof.clientPort());
    out.writeString(proof.gatewayTable());
    out.writeNumber(proof.inboundRule());
    rules(out, proof.rules());
    out.writeString(proof.routeTable());
    out.writeString(proof.routeDestination());
    out.writeNumber(proof.outboundRule());
    if (proof.onward().isPresent()) {
      write(out, proof.onward().get());
    }
  }

  private static void write(JsonGenerator out, Onward onward) throws IOException {
    out.writeString(onward.node());
    out.writeString(onward.nodeAcl());
    out.writeString(onward.targetGroup());
    out.writeString(onward.sender().address());
    out.writeBoolean(onward.sender().isClient());
    out.writeNumber(onward.clientPort());
    write(out, onward.leaving());
    write(out, onward.arriving());
  }

  private static void write(JsonGenerator out, Pass pass) throws IOException {
    rules(out, pass.rules());
    out.writeNumber(pass.requestRule());
    out.writeNumber(pass.replyRule());
  }

  private static void rules(JsonGenerator out, List<GroupRule> rules) throws IOException {
    out.writeStartArray();
    for (GroupRule rule : rules) {
      out.writeString(rule.group());
      out.writeString(rule.rule());
    }
    out.writeEndArray();
  }

  /// Reads on from the first part to the end of the array.
  Proof read() throws IOException {
    return new Proof(
        in.getText(),
        number(),
        number(),
        text(),
        number(),
        rules(),
        text(),
        text(),
        number(),
        onward());
  }

  private Optional<Onward> onward() throws IOException {
    if (in.nextToken() == JsonToken.END_ARRAY) {
      return Optional.empty();
    }
    return Optional.of(
        new Onward(
            in.getText(), text(), text(), new Sender(text(), truth()), number(), pass(), pass()));
  }

  private Pass pass() throws IOException {
    return new Pass(rules(), number(), number());
  }

  private List<GroupRule> rules() throws IOException {
    List<GroupRule> rules = new ArrayList<>();
    in.nextToken();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      rules.add(new GroupRule(in.getText(), text()));
    }
    return rules;
  }

  private String text() throws IOException {
    in.nextToken();
    return in.getText();
  }

  private boolean truth() throws IOException {
    in.nextToken();
    return in.getBooleanValue();
  }

  private int number() throws IOException {
    in.nextToken();
    return in.getIntValue();
  }
}
