/// Large made-up networks, to measure the engine on. Not tests: run by
/// `benchmarks/reachability.sh`.
@NullMarked
package dev.assay.reachability.fleet;

import org.jspecify.annotations.NullMarked;
