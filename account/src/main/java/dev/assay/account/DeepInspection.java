package dev.assay.account;

import java.util.List;

/// How deeply instances of an account are looked into: whether packages of languages count beside
/// those of the operating system, and where they are expected beyond the usual places.
///
/// @param paths the account's own
/// @param organizationPaths those that the delegated administrator gives all of its members
public record DeepInspection(
    boolean isActivated, List<String> paths, List<String> organizationPaths) {
  /// Amazon Inspector user guide, "Custom paths": five for an account, five for an organization.
  public static final int MOST_PATHS = 5;

  public DeepInspection {
    paths = List.copyOf(paths);
    organizationPaths = List.copyOf(organizationPaths);
  }
}
