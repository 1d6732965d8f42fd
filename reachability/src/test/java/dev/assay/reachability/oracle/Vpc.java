package dev.assay.reachability.oracle;

import java.util.List;

/// A VPC with the blocks that are associated with it.
record Vpc(String id, String owner, List<Cidr> blocks) {}
