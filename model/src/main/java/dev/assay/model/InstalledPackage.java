package dev.assay.model;

/// One package at one place.
///
/// @param type whose naming and version rules hold
/// @param name in its ecosystem's own spelling: `libssl3`, `@babel/core`, `group:artifact`
/// @param version in full, as the owner writes it: `1:2.36-9+deb12u4`, with the epoch for rpm
///     where the database has one
/// @param architecture as the package database says, such as `amd64` or `noarch`; empty where
///     packages have none
/// @param source what a distribution built it from; the package itself where nothing is said
/// @param location where it was found
/// @param owner name of the operating-system package that installed this package's files; empty
///     where none did
/// @param declaration what the file that lists it says about dependency and licence
public record InstalledPackage(
    PackageType type,
    String name,
    String version,
    String architecture,
    SourcePackage source,
    PackageLocation location,
    String owner,
    Declaration declaration) {

  /// A package of which nothing more is said.
  public InstalledPackage(
      PackageType type,
      String name,
      String version,
      String architecture,
      SourcePackage source,
      PackageLocation location,
      String owner) {
    this(type, name, version, architecture, source, location, owner, Declaration.NONE);
  }

  /// A package that is its own source and that no operating-system package owns.
  public static InstalledPackage of(
      PackageType type, String name, String version, PackageLocation location) {
    return new InstalledPackage(
        type, name, version, "", new SourcePackage(name, version), location, "");
  }

  public InstalledPackage ownedBy(String operatingSystemPackage) {
    return new InstalledPackage(
        type, name, version, architecture, source, location, operatingSystemPackage, declaration);
  }

  public InstalledPackage at(PackageLocation place) {
    return new InstalledPackage(
        type, name, version, architecture, source, place, owner, declaration);
  }

  public InstalledPackage declared(Declaration said) {
    return new InstalledPackage(type, name, version, architecture, source, location, owner, said);
  }
}
