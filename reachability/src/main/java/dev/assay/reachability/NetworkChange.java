package dev.assay.reachability;

import dev.assay.reachability.vpc.Component;

/// One change of a configuration.
public sealed interface NetworkChange {

  /// A component is new, or replaces the one with its id.
  record Put(Component component) implements NetworkChange {}

  /// A component is gone.
  record Remove(Class<? extends Component> kind, String id) implements NetworkChange {}
}
