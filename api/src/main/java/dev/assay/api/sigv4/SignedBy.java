package dev.assay.api.sigv4;

import dev.assay.model.AccountId;

/// Who signed a request, and for which service.
public record SignedBy(AccountId account, String accessKeyId, String service) {}
