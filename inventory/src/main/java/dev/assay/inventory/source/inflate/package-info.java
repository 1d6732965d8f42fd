/// Gzip streams in, their content out, faster than the JDK does where the platform allows.
///
/// [GzipInput] reads a stream with Intel's ISA-L where [IsaLibrary] finds it sound, else with the
/// JDK's own inflater. The bytes and the refusals are the same.
@NullMarked
package dev.assay.inventory.source.inflate;

import org.jspecify.annotations.NullMarked;
