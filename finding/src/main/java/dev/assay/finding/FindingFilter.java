package dev.assay.finding;

import java.time.Instant;

/// A filter as it is kept.
///
/// @param id older filters have smaller ones
public record FindingFilter(
    long id, String arn, FilterDefinition definition, Instant created, Instant updated) {}
