package dev.assay.reachability;

import dev.assay.reachability.vpc.Component;

/// One change of a configuration.
public sealed interface NetworkChange {

  /// Says the change in a few words, such as `sg-0a1b: added ingress tcp 22 from 0.0.0.0/0`.
  ///
  /// @param before the network that it is made to
  default String words(Network before) {
    return ChangeWords.of(this, before);
  }

  /// A component is new, or replaces the one with its id.
  record Put(Component component) implements NetworkChange {}

  /// A component is gone.
  record Remove(Class<? extends Component> kind, String id) implements NetworkChange {}
}
