package dev.assay.finding;

/// Ports of one transport protocol, both ends included.
public record PortRange(Transport transport, int first, int last) {
  private static final int HIGHEST = 65_535;

  public PortRange {
    if (first < 0 || first > last || last > HIGHEST) {
      throw new IllegalArgumentException("no range of ports: " + first + "-" + last);
    }
  }

  /// The API's network protocols.
  public enum Transport {
    TCP,
    UDP
  }

  /// Whether a port is among them.
  public boolean has(int port) {
    return first <= port && port <= last;
  }

  /// `22` or `8000-8080`.
  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
