/// One type for each output format, over [dev.assay.delivery.ReportFormat].
///
/// Text for people ([TableFormat], [PlainFormat], [ExplainText]) is built from [FindingRow] and
/// [dev.assay.delivery.UpgradeStep] and made safe by [dev.assay.delivery.TerminalText]. JSON
/// ([JsonFormat], [SarifFormat], [CycloneDxFormat], [AwsJsonFormat]) is streamed with [JsonOutput].
@NullMarked
package dev.assay.delivery.format;

import org.jspecify.annotations.NullMarked;
