package dev.assay.advisory;

/// CISA's stakeholder-specific assessment (SSVC) of a vulnerability.
public sealed interface Ssvc {

  /// What the CISA-ADP container of the CVE record says, in its own words.
  ///
  /// @param exploitation `none`, `poc` or `active`
  /// @param automatable `yes` or `no`
  /// @param technicalImpact `partial` or `total`
  record Assessed(String exploitation, String automatable, String technicalImpact)
      implements Ssvc {}

  /// CISA has not assessed it.
  record NotAssessed() implements Ssvc {}
}
