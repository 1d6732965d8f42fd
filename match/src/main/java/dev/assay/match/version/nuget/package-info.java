/// The order of NuGet versions, as NuGet.Versioning defines it.
@NullMarked
package dev.assay.match.version.nuget;

import org.jspecify.annotations.NullMarked;
