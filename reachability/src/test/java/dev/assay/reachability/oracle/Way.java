package dev.assay.reachability.oracle;

/// One way from a remote address to an interface, as far as ports play no part.
///
/// `local` is the interface's address that is asked, `transitSubnet` the subnet of the transit
/// gateway's attachment, or empty, and `appliance` what the traffic must cross (rule X1), or empty.
record Way(Ip local, String transitSubnet, String appliance, Sender sender) {}
