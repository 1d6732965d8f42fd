/// Watched networks: read, evaluated, and again with every change, their open paths handed to the
/// store.
///
/// [NetworkScanning] looks at all of them; an [EvaluatedNetwork] is one of them in memory;
/// [NetworkFindings] makes findings of what is open on one instance.
@NullMarked
package dev.assay.server.network;

import org.jspecify.annotations.NullMarked;
