package dev.assay.api.sigv4;

import dev.assay.account.Role;
import dev.assay.model.AccountId;

/// Who signed a request, for which service, and what the key may do.
public record SignedBy(AccountId account, String accessKeyId, String service, Role role) {}
