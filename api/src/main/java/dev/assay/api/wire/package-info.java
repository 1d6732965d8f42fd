/// JSON and HTTP values in, checked shapes out, and back: what the generated shapes stand on.
///
/// [WireReader] reads and collects [Violations], [WireShape] is what every generated structure is,
/// [ServiceDefinition] lists the [OperationDefinition]s a dispatcher routes to, [ApiException] is
/// every error an operation answers with. Follows the AWS restJson1 protocol:
/// <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html>.
///
/// Must not know about servers, signatures or what an operation does.
@NullMarked
package dev.assay.api.wire;

import org.jspecify.annotations.NullMarked;
