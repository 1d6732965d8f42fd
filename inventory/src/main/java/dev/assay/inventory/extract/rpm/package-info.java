/// rpm's package database in its three forms. The files are read as bytes, without a database
/// library.
///
/// `SqliteTable` reads what rpm has written since 4.16 (Amazon Linux 2023, RHEL 9 and later),
/// `BerkeleyHash` what it wrote before (Amazon Linux 2, RHEL 8 and earlier), `NdbFile` what SUSE
/// has it write. All three keep the same header of each package, which `RpmHeader` takes apart and
/// `RpmPackages` turns into packages.
@NullMarked
package dev.assay.inventory.extract.rpm;

import org.jspecify.annotations.NullMarked;
