/// Packages of Dart and Flutter projects.
@NullMarked
package dev.assay.inventory.extract.pub;

import org.jspecify.annotations.NullMarked;
