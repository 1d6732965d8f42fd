package dev.assay.advisory.feed.constraint;

/// A package manager's language of version constraints.
public enum Dialect {
  /// RubyGems: `~> 2.1.3, >= 2.1.3.1` (guides.rubygems.org, "Patterns").
  GEM,
  /// Cargo: a bare version means `^` (The Cargo Book, "Specifying Dependencies").
  CARGO,
  /// npm: `8.x || ^7.10.1`; blanks join (node-semver, "Ranges").
  NPM
}
