package dev.assay.account;

import java.time.Instant;

/// An access key without its secret.
///
/// @param name what it is for, in its maker's words; may be empty
public record AccessKey(String id, Role role, String name, Instant made) {}
