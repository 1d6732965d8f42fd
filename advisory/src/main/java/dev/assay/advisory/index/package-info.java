/// The index file: facts in, one immutable memory-mapped file out, and back.
///
/// Read [dev.assay.advisory.index.Section] first: it is the file's table of contents. [Facts]
/// collects what feeds say, [IndexBuilder] decides what is kept and writes, [IndexFile] answers.
@NullMarked
package dev.assay.advisory.index;

import org.jspecify.annotations.NullMarked;
