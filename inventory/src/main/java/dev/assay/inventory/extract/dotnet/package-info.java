/// NuGet packages of .NET projects and of what is published from them.
@NullMarked
package dev.assay.inventory.extract.dotnet;

import org.jspecify.annotations.NullMarked;
