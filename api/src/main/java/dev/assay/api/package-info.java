/// HTTP requests of Inspector clients in, typed calls and AWS-shaped answers out.
@NullMarked
package dev.assay.api;

import org.jspecify.annotations.NullMarked;
