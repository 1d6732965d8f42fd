/// Asked-for reports in, files in buckets, folders or a download out.
///
/// *Takes* the database, what a report is made of ([ReportContent]) and where files go
/// ([ReportDestinations]). *Gives* [ReportStore]: what was asked and what became of it;
/// [ReportRunner]: makes them, one after the other, and goes on with those that a server which
/// ended has left.
///
/// Must not know findings, formats or HTTP.
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
