/// The order of RubyGems versions, as `Gem::Version` defines it.
@NullMarked
package dev.assay.match.version.gem;

import org.jspecify.annotations.NullMarked;
