package dev.assay.account;

import dev.assay.model.AccountId;
import java.time.Instant;

/// An account that an administrator has taken in, or let go again.
///
/// @param associated whether it is one now
/// @param updated when that last changed
public record Member(AccountId account, boolean associated, Instant updated) {}
