/// What was read of a layer, kept for the next image that has it.
///
/// [LayerCache] keeps one file for each layer and way of reading it. Trees say themselves how they
/// are written, and nothing here knows images.
@NullMarked
package dev.assay.inventory.source.cache;

import org.jspecify.annotations.NullMarked;
