/// The order of Maven versions, as Maven itself compares them.
@NullMarked
package dev.assay.match.version.maven;

import org.jspecify.annotations.NullMarked;
