/// Container images, wherever their parts are kept.
///
/// A [dev.assay.inventory.source.image.ContentStore] hands out manifests and blobs by digest;
/// `ImageChoice` goes from an index to the image of one platform; `ImageReader` reads its layers
/// side by side and lays them over each other.
@NullMarked
package dev.assay.inventory.source.image;

import org.jspecify.annotations.NullMarked;
