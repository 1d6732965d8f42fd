/// Exact sets of addresses and ports: an [AddressSet] is a union of blocks, a [PortMap] gives one
/// for every port.
///
/// Rules of AWS match a remote prefix and a range of ports, so every result is a union of such
/// boxes and has one canonical form. No rule is known here.
@NullMarked
package dev.assay.reachability.address;

import org.jspecify.annotations.NullMarked;
