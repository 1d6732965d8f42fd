/// rpm's package database as SQLite file, the form that rpm has written since 4.16 (Amazon Linux
/// 2023, RHEL 9 and later). The file is read as bytes, without a database library.
@NullMarked
package dev.assay.inventory.extract.rpm;

import org.jspecify.annotations.NullMarked;
