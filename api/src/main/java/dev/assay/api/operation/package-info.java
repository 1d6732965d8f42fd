/// Checked requests in, answers from the stores out: the operations that are served.
///
/// [InspectorOperations] has one method for each and hands it to its group: [FindingOperations],
/// [AggregationOperations], [FilterOperations], [CoverageOperations], [AccountOperations],
/// [OrganizationOperations], [TagOperations], [VulnerabilityOperations]. The `…Shapes` translate
/// between the words of the stages and the shapes of the model; every answer keeps the model's own
/// bounds.
@NullMarked
package dev.assay.api.operation;

import org.jspecify.annotations.NullMarked;
