package dev.assay.finding;

import dev.assay.finding.NetworkPath.EdgeType;
import dev.assay.model.Severity;
import java.util.List;

/// How bad an open port is. Both profiles are tables of services, `docs/reference/network.md`.
public enum SeverityProfile {
  /// Amazon Inspector's: by port and kind of edge, whoever may send.
  INSPECTOR,
  /// Assay's own: also by how much of the internet may send, with more services.
  ASSAY;

  /// Names of the services that are known, in the order of the tables.
  public static List<String> services() {
    return NetworkService.ALL.stream().map(NetworkService::name).toList();
  }

  /// Names of those that have a port in a range.
  public static List<String> services(PortRange ports) {
    return NetworkService.ALL.stream()
        .filter(service -> service.isIn(ports))
        .map(NetworkService::name)
        .toList();
  }

  /// Of a range the worst of its services counts.
  ///
  /// @param share of the internet that may send, of the widest of the sources, from 0 to 1
  public Severity severity(EdgeType edge, PortRange ports, double share) {
    boolean isInternet = edge == EdgeType.INTERNET_GATEWAY;
    Severity worst = Severity.INFORMATIONAL;
    for (NetworkService service : NetworkService.ALL) {
      if (service.isIn(ports)) {
        Severity one =
            switch (this) {
              case INSPECTOR -> service.inspector(isInternet);
              case ASSAY -> isInternet ? lowered(service.open(), share) : service.inspector(false);
            };
        worst = worst.compareTo(one) < 0 ? one : worst;
      }
    }
    return worst;
  }

  /// One step for less than a 256th of the internet (an IPv4 /8), two for less than a 65,536th (a
  /// /16), informational for no more than a /24: a known few.
  private static Severity lowered(Severity severity, double share) {
    if (share <= 0x1p-24) {
      return Severity.INFORMATIONAL;
    }
    int steps = share < 0x1p-16 ? 2 : share < 0x1p-8 ? 1 : 0;
    List<Severity> order =
        List.of(
            Severity.INFORMATIONAL,
            Severity.LOW,
            Severity.MEDIUM,
            Severity.HIGH,
            Severity.CRITICAL);
    return order.get(Math.max(0, order.indexOf(severity) - steps));
  }
}
