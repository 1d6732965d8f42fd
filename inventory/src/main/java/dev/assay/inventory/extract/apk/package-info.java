/// Alpine's package database, one text file.
@NullMarked
package dev.assay.inventory.extract.apk;

import org.jspecify.annotations.NullMarked;
