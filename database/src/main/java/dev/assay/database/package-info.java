/// A place to keep things in, transactions out.
///
/// *Gives* [Database]: PostgreSQL, either [EmbeddedPostgres] under the data folder or the
/// operator's own server, with its schema brought up to date, and transactions in which only one
/// account's rows exist, or, to read, those of an [AccountScope].
///
/// Must not know what the rows mean.
@NullMarked
package dev.assay.database;

import org.jspecify.annotations.NullMarked;
