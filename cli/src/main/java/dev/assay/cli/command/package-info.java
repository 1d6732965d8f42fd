/// One class for each command: it parses, calls a stage, hands the record to a format.
@NullMarked
package dev.assay.cli.command;

import org.jspecify.annotations.NullMarked;
