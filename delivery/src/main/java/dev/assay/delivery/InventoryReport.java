package dev.assay.delivery;

import dev.assay.model.Inventory;

/// A bill of materials: what is on a target, unjudged. It carries no time and no random number, so
/// that the same target gives the same bytes on every run.
///
/// @param toolVersion of this program
/// @param target as it has to be written on the command line
public record InventoryReport(String toolVersion, String target, Inventory inventory) {}
