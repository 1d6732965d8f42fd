/// What the commands ask of the stages: one interface, [Engine], and its answers.
@NullMarked
package dev.assay.cli.engine;

import org.jspecify.annotations.NullMarked;
