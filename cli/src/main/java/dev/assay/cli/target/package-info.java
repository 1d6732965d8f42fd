/// What a target on the command line means, and how to sign in where it is kept.
@NullMarked
package dev.assay.cli.target;

import org.jspecify.annotations.NullMarked;
