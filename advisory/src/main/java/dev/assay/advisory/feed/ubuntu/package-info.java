/// Ubuntu's CVE tracker: the state of every source package in every release, CVE by CVE.
///
/// [UbuntuFeed] finds the files, [TrackerFile] reads one, [PackageState] turns a state's words into
/// a statement, [Pocket] says whom a line speaks of. [UbuntuVexFeed] reads Canonical's OpenVEX
/// documents, whose statements [VexStatement] turns into ours.
@NullMarked
package dev.assay.advisory.feed.ubuntu;

import org.jspecify.annotations.NullMarked;
