/// `assay report`: findings and bills of materials of a server as files.
@NullMarked
package dev.assay.cli.report;

import org.jspecify.annotations.NullMarked;
