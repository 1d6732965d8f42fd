package dev.assay.finding;

import dev.assay.model.Inventory;

/// A resource, and its inventory of the last scan.
public record KeptResource(ScannedResource resource, Inventory inventory) {}
