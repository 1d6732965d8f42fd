package dev.assay.reachability.oracle;

/// Anything attached to a transit gateway; `table` is the associated route table, or empty.
record TransitAttachment(String id, String type, String resourceId, String table) {}
