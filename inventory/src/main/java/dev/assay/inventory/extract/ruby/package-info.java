/// Gems, installed or planned by Bundler.
@NullMarked
package dev.assay.inventory.extract.ruby;

import org.jspecify.annotations.NullMarked;
