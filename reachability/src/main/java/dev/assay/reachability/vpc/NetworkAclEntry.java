package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.PortRange;

/// One entry of a network ACL.
///
/// @param number its place: the lowest that matches decides
/// @param remote the addresses at the other end
public record NetworkAclEntry(
    int number,
    boolean isEgress,
    boolean isAllow,
    ProtocolMatch protocol,
    PortRange ports,
    Cidr remote) {}
