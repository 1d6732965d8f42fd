/// An inventory in, sent to a server over a signed request.
///
/// [UploadOptions] says whether and where to; [Upload] sends. `AwsRequestSigner` alone knows the
/// AWS library, so that a scan that sends nothing loads nothing of it.
@NullMarked
package dev.assay.cli.upload;

import org.jspecify.annotations.NullMarked;
