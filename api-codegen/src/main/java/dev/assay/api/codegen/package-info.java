/// A service model in, Java source out: records, unions, enums, errors and the operation table.
///
/// Reading order: [ModelReader] reads the JSON, with its [Departures], into a [Model], [Types] says
/// what each shape is in Java, one template per kind of shape writes its source, [Generator] runs
/// them all.
///
/// Knows the model's language (botocore's `service-2.json`) and nothing about Inspector. Anything
/// in a model that no template understands stops the build, so that nothing is lost silently.
@NullMarked
package dev.assay.api.codegen;

import org.jspecify.annotations.NullMarked;
