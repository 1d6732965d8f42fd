/// An inventory in, sent to a server: [UploadOptions] says whether and where to; [Upload] sends.
@NullMarked
package dev.assay.cli.upload;

import org.jspecify.annotations.NullMarked;
