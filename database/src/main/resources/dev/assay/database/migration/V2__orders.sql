-- Orders of ListFindings that a million findings of one account need an index for.

CREATE INDEX finding_first_observed ON finding (account, first_observed, id);
