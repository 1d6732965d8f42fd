/// CVE records, format 5, with CISA's additions: ratings, weaknesses, texts, SSVC.
@NullMarked
package dev.assay.advisory.feed.cve5;

import org.jspecify.annotations.NullMarked;
