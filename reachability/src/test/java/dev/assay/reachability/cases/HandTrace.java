package dev.assay.reachability.cases;

import dev.assay.reachability.oracle.Documents;
import dev.assay.reachability.oracle.PacketAnswer;
import dev.assay.reachability.oracle.PacketQuestion;

/// One network, one packet, and what becomes of it, by the table of the rules.
public record HandTrace(
    String name, Documents documents, PacketQuestion question, PacketAnswer expected) {

  @Override
  public String toString() {
    return name;
  }
}
