package dev.assay.reachability.address;

/// A range of ports that one set of addresses can reach.
public record Cube(PortRange ports, AddressSet sources) {}
