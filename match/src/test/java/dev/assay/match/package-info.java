/// Tests of matching: recorded version oracles, one case for each rule, and laws.
@NullMarked
package dev.assay.match;

import org.jspecify.annotations.NullMarked;
