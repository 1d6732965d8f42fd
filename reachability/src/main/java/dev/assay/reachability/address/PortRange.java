package dev.assay.reachability.address;

/// Ports from the first to the last, both included.
public record PortRange(int from, int to) {
  public static final int HIGHEST = 65_535;
  public static final PortRange ALL = new PortRange(0, HIGHEST);

  public PortRange {
    if (from < 0 || to > HIGHEST || from > to) {
      throw new AddressFormatException("ports " + from + " to " + to + " are not a range");
    }
  }

  public boolean contains(int port) {
    return port >= from && port <= to;
  }

  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
