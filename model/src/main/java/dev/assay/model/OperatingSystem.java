package dev.assay.model;

/// What an artifact runs on, as far as it says so itself.
public sealed interface OperatingSystem {

  /// A distribution named by an `os-release` file (freedesktop.org os-release(5)).
  ///
  /// @param id lower-case identifier, `ID`: `debian`, `ubuntu`, `alpine`, `amzn`, `rhel`
  /// @param versionId `VERSION_ID`: `12`, `22.04`, `3.20.5`; empty where a rolling or testing
  ///     release has none
  /// @param codename `VERSION_CODENAME`: `bookworm`; empty where not given
  /// @param name `PRETTY_NAME`, for people
  record Distribution(String id, String versionId, String codename, String name)
      implements OperatingSystem {}

  /// No distribution could be told.
  ///
  /// @param reason a clause for people, such as `no os-release file`
  record Unidentified(String reason) implements OperatingSystem {}
}
