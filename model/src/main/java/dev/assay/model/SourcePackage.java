package dev.assay.model;

/// The package a distribution built an installed package from. Distribution advisories are written
/// against it.
///
/// @param name the source package's name; an installed package that names no source is its own
/// @param version the source package's version, which may differ from the installed package's; for
///     rpm without an epoch, which a source rpm's file name does not tell
/// @param module the module stream it was built for, `nodejs:18:8090020240102:rhel9` (rpm's
///     MODULARITYLABEL); empty outside modules. A fix in one stream says nothing about another
/// @param vendor who built it, in rpm's words (VENDOR): `Red Hat, Inc.`, `Fedora Project`; empty
///     where nothing is said
public record SourcePackage(String name, String version, String module, String vendor) {

  /// A source package of an unknown vendor.
  public SourcePackage(String name, String version, String module) {
    this(name, version, module, "");
  }

  /// A source package outside any module.
  public SourcePackage(String name, String version) {
    this(name, version, "", "");
  }
}
