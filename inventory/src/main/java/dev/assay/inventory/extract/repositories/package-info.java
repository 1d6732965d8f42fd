/// Where a system receives packages from beside what its release says. Two systems of the same
/// release have different fixes for the same flaw: one has Ubuntu Pro, one follows an extended
/// stream of RHEL.
@NullMarked
package dev.assay.inventory.extract.repositories;

import org.jspecify.annotations.NullMarked;
