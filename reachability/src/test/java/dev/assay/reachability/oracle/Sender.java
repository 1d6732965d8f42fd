package dev.assay.reachability.oracle;

/// Who is at the other end of a way.
sealed interface Sender {

  /// Somebody at the edge: nothing is asked of it.
  record AtTheEdge() implements Sender {}

  /// An interface in the data. `transitSubnet` is the subnet of its VPC's attachment, or empty
  /// where no transit gateway is between.
  record Known(Interface one, String transitSubnet) implements Sender {}
}
