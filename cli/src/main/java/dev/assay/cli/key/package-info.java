/// `assay key`: the access keys of a server's account.
@NullMarked
package dev.assay.cli.key;

import org.jspecify.annotations.NullMarked;
