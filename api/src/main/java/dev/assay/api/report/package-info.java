/// What is in the files of reports, and Assay's own calls about them.
@NullMarked
package dev.assay.api.report;

import org.jspecify.annotations.NullMarked;
