/// Images in a registry, over the Docker Registry API version 2 (OCI distribution specification
/// 1.1).
@NullMarked
package dev.assay.inventory.source.registry;

import org.jspecify.annotations.NullMarked;
