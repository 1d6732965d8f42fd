/// A network in describe documents in, the answers a slow and plain reading of the rules gives out.
///
/// The judge of the engine: it shares no code with it and no idea either. Where the engine cuts
/// sets of addresses, this package asks one packet after another, rule by rule, in the words of
/// `docs/reference/reachability.md`, and only then gathers the answers.
///
/// In reading order: `Documents` (what goes in), `NetworkReader` and `Network` (the same as
/// objects), `Ways` and `Packets` (one packet), `FarSide` (the other end), `TwoLegs` (load
/// balancers), `BruteForce` (all packets), `Trace` (why one packet passes or not). `RandomNetwork`
/// and `TestNetwork` make inputs.
@NullMarked
package dev.assay.reachability.oracle;

import org.jspecify.annotations.NullMarked;
