package dev.assay.coverage;

import java.time.Instant;

/// Coverage as it is kept.
///
/// @param since when its status became what it is
public record CoverageRow(CoveredResource resource, Instant since) {}
