/// How far a command has come, on standard error.
@NullMarked
package dev.assay.cli.progress;

import org.jspecify.annotations.NullMarked;
