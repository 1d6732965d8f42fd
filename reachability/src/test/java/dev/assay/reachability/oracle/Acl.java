package dev.assay.reachability.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A network ACL. Entries are kept as the document has them, in any order.
record Acl(String id, String vpcId, boolean standard, Set<String> subnets, List<Entry> entries) {

  /// One entry; `protocol` as written, ports 0–65535 where it names none.
  record Entry(
      int number,
      boolean egress,
      boolean allow,
      String protocol,
      Cidr block,
      int fromPort,
      int toPort) {

    boolean matches(Ip remote, Transport transport, int port) {
      if (!block.contains(remote)) {
        return false;
      }
      return protocol.equals("-1")
          || (protocol.equals(String.valueOf(transport.number()))
              && fromPort <= port
              && port <= toPort);
    }
  }

  /// Rule N1: the entry that decides, empty for the implicit deny.
  Optional<Entry> deciding(boolean egress, Ip remote, Transport transport, int port) {
    Optional<Entry> first = Optional.empty();
    for (Entry entry : entries) {
      if (entry.egress() == egress
          && (first.isEmpty() || entry.number() < first.get().number())
          && entry.matches(remote, transport, port)) {
        first = Optional.of(entry);
      }
    }
    return first;
  }

  boolean in(Ip remote, Transport transport, int port) {
    return deciding(false, remote, transport, port).filter(Entry::allow).isPresent();
  }

  boolean out(Ip remote, Transport transport, int port) {
    return deciding(true, remote, transport, port).filter(Entry::allow).isPresent();
  }
}
