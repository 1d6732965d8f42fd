package dev.assay.reachability.oracle;

import java.util.List;

/// A subnet; `zone` is empty where the document names none.
record Subnet(String id, String vpcId, String zone, List<Cidr> blocks) {}
