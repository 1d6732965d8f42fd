package dev.assay.model;

/// What made one layer of an image, after the image's own configuration.
///
/// @param createdBy the instruction, as the builder wrote it: `RUN apk add curl`; cut at 1,000
///     characters
/// @param isOfBase whether the layer seems to come from the image that this one was built from
public record BuildStep(String createdBy, boolean isOfBase) {}
