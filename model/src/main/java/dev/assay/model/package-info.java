/// The words every stage of the flow shares. No I/O.
///
/// *Gives* the inventory of a scanned artifact: [Inventory] lists each [InstalledPackage] with its
/// [PackageLocation]; [Artifact] says what was read and [OperatingSystem] what runs it. Whatever
/// could not be read is an [InputProblem], never a silent gap.
///
/// Identifiers ([AccountId], [Arn], [Purl]) check themselves when they are made: an instance that
/// exists is valid. All types are immutable and may be shared between threads.
@NullMarked
package dev.assay.model;

import org.jspecify.annotations.NullMarked;
