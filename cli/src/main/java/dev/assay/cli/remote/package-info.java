/// Signed calls to an Assay server.
///
/// [ServerAddress] says which one, [ServerIdentity] who asks, [ServerClient] asks with a
/// [ServerCall]; [ServerOptions] is all of it for a command that only asks. `AwsRequestSigner`
/// alone knows the AWS library, so that a command that asks no server loads nothing of it.
@NullMarked
package dev.assay.cli.remote;

import org.jspecify.annotations.NullMarked;
