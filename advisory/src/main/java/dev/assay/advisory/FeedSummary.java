package dev.assay.advisory;

import java.time.Instant;

/// What an index holds of one feed.
///
/// @param feed the feed's folder name: `osv`, `debian-tracker`
/// @param records how many records were read, withdrawn ones included
/// @param withdrawn how many of them their publisher has withdrawn
/// @param leftOut how many speak of nothing the index can answer for, such as bug-fix advisories
/// @param problems how many could not be read, wholly or in part
/// @param feedTime the feed's own time, the newest it states; [Instant#EPOCH] where it states none
/// @param fetchedAt when the files were fetched; of a mirror, when it was read
/// @param origin address or folder it came from
/// @param licence terms of the data, as their publisher names them
public record FeedSummary(
    String feed,
    int records,
    int withdrawn,
    int leftOut,
    int problems,
    Instant feedTime,
    Instant fetchedAt,
    String origin,
    String licence) {}
