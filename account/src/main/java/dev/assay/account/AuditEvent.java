package dev.assay.account;

import dev.assay.model.AccountId;
import java.time.Instant;

/// One call that an account made.
///
/// @param record JSON in the form of a CloudTrail record
public record AuditEvent(AccountId account, Instant at, String record) {}
