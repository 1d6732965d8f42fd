/// The places that files of reports go to.
@NullMarked
package dev.assay.report.files;

import org.jspecify.annotations.NullMarked;
