/// Findings in, documents for people and programs out.
///
/// *Takes* a [ScanReport] (or, for a bill of materials, an [InventoryReport]; for one question, an
/// [Explanation]); *gives* bytes in one of the [ReportFormat]s. Every format says which tool and
/// which advisories it came from, what was hidden, and what could not be read.
///
/// All text of a report comes from files that somebody else wrote: no format lets a control
/// character of it through.
///
/// Must not know about HTTP servers or databases.
@NullMarked
package dev.assay.delivery;

import org.jspecify.annotations.NullMarked;
