package dev.assay.reachability.oracle;

import java.util.List;

/// An edge of one VPC (rule Q2).
///
/// `farVpc` and `farBlocks` are the other side of a peering connection; `attachments` are a transit
/// gateway's to this VPC.
record Edge(
    Origin origin,
    String id,
    String vpcId,
    String farVpc,
    List<Cidr> farBlocks,
    List<VpcAttachment> attachments) {

  /// A transit gateway's attachment to a VPC, with its subnets.
  record VpcAttachment(
      String id, String gatewayId, String vpcId, List<String> subnets, boolean references) {}
}
