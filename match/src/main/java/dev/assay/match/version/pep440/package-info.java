/// The order of Python package versions, after PEP 440.
@NullMarked
package dev.assay.match.version.pep440;

import org.jspecify.annotations.NullMarked;
