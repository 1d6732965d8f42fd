/// Several servers on one database: who is alive, and who does what.
///
/// [Presence] says every few seconds that this server is there and knows of the others; [Leases]
/// gives work of an account to one server at a time, and to another one once that server is not
/// alive any more. [AccountPeers] is both, for one account; [HeldWork] is work that stays with one
/// server for as long as it lives.
@NullMarked
package dev.assay.server.peers;

import org.jspecify.annotations.NullMarked;
