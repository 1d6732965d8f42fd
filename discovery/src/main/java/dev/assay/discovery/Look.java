package dev.assay.discovery;

import java.util.List;

/// What a look at a watch showed.
///
/// @param targets what is there, in a fixed order
/// @param missing what the configuration names and is not there, each as a person would name it
public record Look(List<DiscoveredTarget> targets, List<String> missing) {
  public Look {
    targets = List.copyOf(targets);
    missing = List.copyOf(missing);
  }

  static Look of(List<DiscoveredTarget> targets) {
    return new Look(targets, List.of());
  }
}
