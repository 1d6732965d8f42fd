package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.PortRange;

/// One rule of a security group: it allows, there is no other kind.
///
/// @param id such as `sgr-0123…`; empty where the data does not name it
public record SecurityGroupRule(String id, ProtocolMatch protocol, PortRange ports, Peer peer) {

  /// The other end of a rule.
  public sealed interface Peer {
    /// A block of addresses.
    record Block(Cidr block) implements Peer {
      @Override
      public String toString() {
        return block.toString();
      }
    }

    /// Every entry of a prefix list.
    record Listed(String prefixList) implements Peer {
      @Override
      public String toString() {
        return prefixList;
      }
    }

    /// The private addresses of the interfaces that have the group.
    record Group(String group) implements Peer {
      @Override
      public String toString() {
        return group;
      }
    }
  }
}
