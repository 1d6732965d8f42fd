package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;

/// One route.
///
/// @param target id of a gateway, interface, connection or endpoint, or `local`
/// @param isBlackhole whether the target is not there any more
/// @param isPropagated whether a virtual private gateway put it there
public record Route(
    Destination destination, String target, boolean isBlackhole, boolean isPropagated) {
  public static final String LOCAL = "local";

  /// Where a route leads to.
  public sealed interface Destination {
    /// A block of addresses.
    record Block(Cidr block) implements Destination {
      @Override
      public String toString() {
        return block.toString();
      }
    }

    /// Every entry of a prefix list.
    record Listed(String prefixList) implements Destination {
      @Override
      public String toString() {
        return prefixList;
      }
    }
  }

  public boolean isLocal() {
    return target.equals(LOCAL);
  }
}
