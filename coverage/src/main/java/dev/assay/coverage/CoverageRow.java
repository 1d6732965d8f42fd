package dev.assay.coverage;

import dev.assay.model.AccountId;
import java.time.Instant;

/// Coverage as it is kept.
///
/// @param account whose resource it is
/// @param since when its status became what it is
public record CoverageRow(AccountId account, CoveredResource resource, Instant since) {}
