/// Keeps the watched targets scanned.
///
/// [ScanLoop] looks at the watches again and again; [Scans] reads one target and hands the findings
/// to the store; [TargetLog] remembers, in the database, which target became which resource and
/// with which index it was last judged, so that a restart goes on where the service was stopped.
/// [EnabledKinds] says what is scanned at all; [SwitchedOff] removes what was found by other kinds.
@NullMarked
package dev.assay.server.scan;

import org.jspecify.annotations.NullMarked;
