/// HTTP requests in, answers out, without knowing which server carries them.
///
/// [HttpRequest] goes through [ApiFront], which verifies who calls, and on to the [Dispatcher] of
/// the service the signature names or to one of Assay's own [Route]s, as often as the account's
/// [Throttle] lets it. [HttpFront] is the adapter to Jetty. [Caller] says, inside an operation, for
/// whom it runs.
@NullMarked
package dev.assay.api.http;

import org.jspecify.annotations.NullMarked;
