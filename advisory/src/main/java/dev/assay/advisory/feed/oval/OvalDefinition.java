package dev.assay.advisory.feed.oval;

import java.time.Instant;
import java.util.List;

/// One definition: an advisory, or one vulnerability of one package.
///
/// @param title in one line
/// @param ids of references that are no vulnerabilities, such as `ELSA-2023-12342`
/// @param cves that it is about, each once
/// @param patchable Microsoft's word for whether there is a fix; empty elsewhere
/// @param vectors CVSS vectors by CVE, `CVE-… CVSS:3.1/…`; Oracle gives them
public record OvalDefinition(
    String title,
    List<String> ids,
    List<String> cves,
    String severity,
    Instant updated,
    String patchable,
    List<String> vectors) {
  public OvalDefinition {
    ids = List.copyOf(ids);
    cves = List.copyOf(cves);
    vectors = List.copyOf(vectors);
  }
}
