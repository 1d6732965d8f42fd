package dev.assay.reachability.path;

import dev.assay.reachability.address.AddressFamily;
import java.util.ArrayList;
import java.util.List;

/// Everything that decides what can reach an interface through an edge, and the answer. Rules match
/// the remote address, the protocol and the port, never the local address, so interfaces that have
/// these in common have the answer in common.
final class ReachClass {

  /// Edge, family, and what the traffic passes.
  ///
  /// @param table id of the subnet's route table
  /// @param acl id of the subnet's network ACL
  record Path(Edge edge, AddressFamily family, String table, String acl, Gate gate) {
    EdgeFamily edgeFamily() {
      return new EdgeFamily(edge, family);
    }
  }

  private final Passage passage;
  private final List<String> groups;
  private final List<String> interfaces = new ArrayList<>(1);
  private OpenPortMaps open;

  /// @param groups ids, sorted
  ReachClass(Passage passage, List<String> groups) {
    this.passage = passage;
    this.groups = groups;
    this.open = passage.open(groups);
  }

  Passage passage() {
    return passage;
  }

  Path path() {
    return passage.path();
  }

  List<String> groups() {
    return groups;
  }

  /// Ids of the interfaces that have this answer.
  List<String> interfaces() {
    return interfaces;
  }

  OpenPortMaps open() {
    return open;
  }

  /// Computes the answer anew.
  ///
  /// @param recomputed notes the old one where it is another one
  void recompute(Recomputed recomputed) {
    var now = passage.open(groups);
    if (!now.equals(open)) {
      recomputed.add(this);
      open = now;
    }
  }
}
