package dev.assay.reachability.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A route of a transit gateway's route table.
record TransitRoute(
    Cidr destination, boolean propagated, boolean blackhole, List<String> attachments) {

  /// Rule E3: longest prefix, then static before propagated, then the first.
  static Optional<TransitRoute> winner(List<TransitRoute> routes, Ip address) {
    return routes.stream()
        .filter(route -> route.destination().contains(address))
        .min(
            Comparator.comparingInt((TransitRoute route) -> -route.destination().prefix())
                .thenComparing(TransitRoute::propagated));
  }
}
