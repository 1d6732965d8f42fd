/// A signed request in, the account and key that signed it out.
///
/// [SignatureVerifier] checks AWS Signature Version 4 in the `Authorization` header, after the
/// IAM user guide's "Create a signed AWS API request". [SigningSecrets] knows the keys.
@NullMarked
package dev.assay.api.sigv4;

import org.jspecify.annotations.NullMarked;
