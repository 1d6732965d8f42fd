/// Packages of the Swift Package Manager.
@NullMarked
package dev.assay.inventory.extract.swift;

import org.jspecify.annotations.NullMarked;
