package dev.assay.reachability.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One destination of a route table; a route to a prefix list is as many of them as the list has
/// entries (rule B4). `appliance` is the network interface or the Gateway Load Balancer endpoint it
/// leads to, or empty.
record Route(
    Cidr destination, Rank rank, Set<String> targets, String appliance, boolean blackhole) {

  /// Rule B3, first wins.
  enum Rank {
    LOCAL,
    STATIC,
    PREFIX_LIST,
    PROPAGATED
  }

  private static final Comparator<Route> ORDER =
      Comparator.comparingInt((Route route) -> -route.destination().prefix())
          .thenComparing(Route::rank);

  boolean leadsTo(String target) {
    return !blackhole && targets.contains(target);
  }

  /// Rules B2 and B3: the longest prefix, then the better rank, then the first in the document.
  static Optional<Route> winner(List<Route> routes, Ip remote) {
    Optional<Route> best = Optional.empty();
    for (Route route : routes) {
      if (route.destination().contains(remote)
          && (best.isEmpty() || ORDER.compare(route, best.get()) < 0)) {
        best = Optional.of(route);
      }
    }
    return best;
  }
}
