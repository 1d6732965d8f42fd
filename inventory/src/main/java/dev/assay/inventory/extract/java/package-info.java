/// Java archives, also those within archives.
///
/// An archive is identified by the first of these that gives a group, an artifact and a version:
///
/// 1. every `META-INF/maven/*/*/pom.properties` in it; a shaded archive has several and is several
///    packages;
/// 2. the file name `artifact-version.jar`, else the manifest's names and version, together with a
///    group from a list of well-known artifacts that are built without Maven, from a
///    `Bundle-SymbolicName` that ends with the artifact, or from `Implementation-Vendor-Id`.
///
/// Advisories are written against group and artifact, so that an archive with classes whose group
/// stays unknown is a problem and not a package. Archives that only carry others (a `war`, an
/// `ear`) need no identity.
@NullMarked
package dev.assay.inventory.extract.java;

import org.jspecify.annotations.NullMarked;
