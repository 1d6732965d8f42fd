package dev.assay.reachability.oracle;

import java.util.List;
import java.util.Set;

/// A route table: of which subnets and which gateways, and whether it is the main one of its VPC.
record RouteTable(
    String id,
    String vpcId,
    boolean main,
    Set<String> subnets,
    Set<String> gateways,
    List<Route> routes) {}
