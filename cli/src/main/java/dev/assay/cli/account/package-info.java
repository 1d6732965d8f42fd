/// `assay account`: the accounts of a server.
@NullMarked
package dev.assay.cli.account;

import org.jspecify.annotations.NullMarked;
