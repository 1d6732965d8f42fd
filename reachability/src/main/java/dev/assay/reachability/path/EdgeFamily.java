package dev.assay.reachability.path;

import dev.assay.reachability.address.AddressFamily;

/// An edge, asked for one family.
record EdgeFamily(Edge edge, AddressFamily family) {}
