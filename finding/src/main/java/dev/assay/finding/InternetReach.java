package dev.assay.finding;

/// Whether anything on an instance can be reached from the internet.
public enum InternetReach {
  /// No network that is read has the instance.
  UNKNOWN,
  /// At least one port is open to at least one address.
  REACHABLE,
  /// Nothing is, straight or through a load balancer.
  NOT_REACHABLE
}
