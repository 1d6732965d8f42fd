package dev.assay.account;

import dev.assay.model.AccountId;
import java.time.Instant;

/// An account of the installation.
///
/// @param name what people call it; may be empty
public record Account(AccountId id, String name, Instant made) {}
