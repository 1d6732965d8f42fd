package dev.assay.model;

import java.util.List;

/// What an artifact runs on, as far as it says so itself.
public sealed interface OperatingSystem {

  /// A distribution named by an `os-release` file (freedesktop.org os-release(5)).
  ///
  /// @param id lower-case identifier, `ID`: `debian`, `ubuntu`, `alpine`, `amzn`, `rhel`
  /// @param versionId `VERSION_ID`: `12`, `22.04`, `3.20.5`; empty where a rolling or testing
  ///     release has none
  /// @param codename `VERSION_CODENAME`: `bookworm`; empty where not given
  /// @param name `PRETTY_NAME`, for people
  /// @param repositories where it receives packages from beside what its release says, sorted: the
  ///     enabled services of Ubuntu Pro (`esm-infra`), Red Hat's content sets
  ///     (`rhel-9-for-x86_64-baseos-eus-rpms`), Amazon Linux's extra topics (`amzn2extra-docker`);
  ///     empty where it does not say
  record Distribution(
      String id, String versionId, String codename, String name, List<String> repositories)
      implements OperatingSystem {
    public Distribution {
      repositories = repositories.stream().distinct().sorted().toList();
    }

    /// One that does not say where its packages come from.
    public Distribution(String id, String versionId, String codename, String name) {
      this(id, versionId, codename, name, List.of());
    }

    /// The same with what its repositories were found to be.
    public Distribution with(List<String> found) {
      return new Distribution(id, versionId, codename, name, found);
    }
  }

  /// No distribution could be told.
  ///
  /// @param reason a clause for people, such as `no os-release file`
  record Unidentified(String reason) implements OperatingSystem {}
}
