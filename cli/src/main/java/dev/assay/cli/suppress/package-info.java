/// Commands about the suppression rules of a server.
@NullMarked
package dev.assay.cli.suppress;

import org.jspecify.annotations.NullMarked;
