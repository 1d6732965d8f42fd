/// What Maven projects ask for.
///
/// A `pom.xml` rarely says all about itself: versions come from parents and imported lists, which
/// are files of their own. [PomFile] reads one, and when all files of a target are read
/// [PomResolution] puts them together.
@NullMarked
package dev.assay.inventory.extract.maven;

import org.jspecify.annotations.NullMarked;
