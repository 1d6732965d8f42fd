/// The `assay` command: arguments in, results on standard output, everything else on standard
/// error.
///
/// [Main] starts, [Cli] finds the command and turns its outcome into an [ExitCode]. One class for
/// each command is in `command`, what they share of options in `option`; they reach the stages only
/// through [dev.assay.cli.engine.Engine].
///
/// Must not know about databases.
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
