/// Rules in, decision diagrams of the packets that they let through out.
///
/// A second judge of the engine, of another kind: [Headers] makes one Boolean function of all bits
/// of a packet, [VpcDiagrams] joins such functions gate by gate in the order of the reference, and
/// [Wiring] says which table, network ACL and members belong to what. It takes the network as the
/// engine's reader gives it and shares nothing with the solver. Only direct ways from internet
/// gateways, peering connections and virtual private gateways without a route table of their own
/// are judged: the brute force does the rest.
@NullMarked
package dev.assay.reachability.diagram;

import org.jspecify.annotations.NullMarked;
