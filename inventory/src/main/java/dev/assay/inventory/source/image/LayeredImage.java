package dev.assay.inventory.source.image;

import dev.assay.model.Artifact;
import java.util.List;

/// An image that was found, with its layers still to be read.
///
/// @param layers from the base up
record LayeredImage(Artifact.Image artifact, List<LayerBlob> layers) {
  LayeredImage {
    layers = List.copyOf(layers);
  }
}
