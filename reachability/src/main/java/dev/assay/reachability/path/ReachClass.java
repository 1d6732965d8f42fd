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

  /// @param groups ids, sorted
  record Key(Path path, List<String> groups) {}

  private final Key key;
  private final List<String> interfaces = new ArrayList<>(1);
  private OpenPortMaps open;

  ReachClass(Key key, OpenPortMaps open) {
    this.key = key;
    this.open = open;
  }

  Key key() {
    return key;
  }

  Path path() {
    return key.path();
  }

  /// Ids of the interfaces that have this answer.
  List<String> interfaces() {
    return interfaces;
  }

  OpenPortMaps open() {
    return open;
  }

  void setOpen(OpenPortMaps answer) {
    open = answer;
  }
}
