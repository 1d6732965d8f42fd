/// Dependencies that Gradle or sbt locked.
@NullMarked
package dev.assay.inventory.extract.gradle;

import org.jspecify.annotations.NullMarked;
