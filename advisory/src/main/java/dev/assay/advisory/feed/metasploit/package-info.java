/// Metasploit's list of modules: which flaws have a ready-made exploit.
@NullMarked
package dev.assay.advisory.feed.metasploit;

import org.jspecify.annotations.NullMarked;
