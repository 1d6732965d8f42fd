/// Findings in PostgreSQL.
///
/// Row-level security keeps accounts apart; statements name the account all the same, because that
/// is what lets the planner pick one partition and one index. Rows that several transactions write
/// are written in a fixed order, so that two scans never wait for each other in a circle.
@NullMarked
package dev.assay.finding.store;

import org.jspecify.annotations.NullMarked;
