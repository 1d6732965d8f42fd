package dev.assay.reachability.path;

import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.Origin;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What is open on one interface, before it is written out.
///
/// @param balancer ARN of the load balancer in front; empty where there is none
/// @param listener its port; 0 where there is none
/// @param appliance that the traffic crosses; empty where there is none
record Opening(
    NetworkInterface target,
    Edge edge,
    AddressFamily family,
    String balancer,
    int listener,
    OpenPortMaps open,
    String appliance) {

  /// As the reference says ("Order of the output").
  static final Comparator<Opening> ORDER =
      Comparator.comparing((Opening opening) -> opening.target().id())
          .thenComparing(opening -> opening.edge().origin())
          .thenComparing(opening -> opening.edge().id())
          .thenComparing(Opening::family)
          .thenComparing(Opening::balancer)
          .thenComparingInt(Opening::listener);

  /// What stays the same when what is open changes.
  record Key(
      String target,
      Origin origin,
      String edge,
      AddressFamily family,
      String balancer,
      int listener) {}

  Key key() {
    return new Key(target.id(), edge.origin(), edge.id(), family, balancer, listener);
  }

  /// What is open by either of two ways to the same interface. A way that is known to be open beats
  /// one through an appliance.
  Opening or(Opening other) {
    if (isUndetermined() != other.isUndetermined()) {
      return isUndetermined() ? other : this;
    }
    return new Opening(target, edge, family, balancer, listener, open.or(other.open()), appliance);
  }

  /// One opening for each key, of those that have something open.
  static List<Opening> merged(List<Opening> openings) {
    Map<Key, Opening> merged = new LinkedHashMap<>();
    for (Opening opening : openings) {
      if (!opening.open().isEmpty()) {
        merged.merge(opening.key(), opening, Opening::or);
      }
    }
    return List.copyOf(merged.values());
  }

  Way way() {
    return balancer.isEmpty() ? new Way.Direct() : new Way.LoadBalanced(balancer, listener);
  }

  boolean isUndetermined() {
    return !appliance.isEmpty();
  }

  Exposure exposure() {
    return exposure(Opening::cubes);
  }

  /// @param writing gives what is open as it is written out
  Exposure exposure(Function<OpenPortMaps, List<OpenPorts>> writing) {
    return new Exposure(
        target.instance(),
        target.id(),
        edge.origin(),
        edge.id(),
        family.version(),
        way(),
        isUndetermined()
            ? new Exposure.Result.Undetermined(appliance)
            : new Exposure.Result.Open(writing.apply(open)));
  }

  /// Port maps as they are written out.
  static List<OpenPorts> cubes(OpenPortMaps open) {
    List<OpenPorts> cubes = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      for (Cube cube : open.of(protocol).cubes()) {
        cubes.add(
            new OpenPorts(
                protocol, cube.ports().from(), cube.ports().to(), cube.sources().texts()));
      }
    }
    return cubes;
  }
}
