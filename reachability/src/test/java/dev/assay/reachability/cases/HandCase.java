package dev.assay.reachability.cases;

import dev.assay.reachability.oracle.Documents;
import dev.assay.reachability.oracle.TestNetwork;

/// One network and its records.
///
/// `name` is a sentence without spaces; `statement` says in our words what AWS documents, and on
/// which page; `endToEnd` is the verdict that is asked (rule Q3); `expectedRecordsJson` is a JSON
/// list in the order of the output.
public record HandCase(
    String name,
    String statement,
    Documents documents,
    boolean endToEnd,
    String expectedRecordsJson) {

  /// A case of the edge verdict.
  static HandCase edge(String name, String statement, TestNetwork network, String expected) {
    return new HandCase(name, statement, network.documents(), false, expected);
  }

  static HandCase endToEnd(String name, String statement, TestNetwork network, String expected) {
    return new HandCase(name, statement, network.documents(), true, expected);
  }

  @Override
  public String toString() {
    return name;
  }
}
