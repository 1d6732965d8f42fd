package dev.assay.reachability.oracle;

import java.util.List;
import java.util.stream.Stream;

/// Rule S1: which addresses the internet has.
final class SourceSpace {

  private static final List<Cidr> NOT_ON_THE_INTERNET =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "224.0.0.0/3")
          .map(Cidr::of)
          .toList();
  private static final Cidr GLOBAL_UNICAST = Cidr.of("2000::/3");

  private SourceSpace() {}

  static boolean internet(Ip address) {
    return address.version() == 4
        ? NOT_ON_THE_INTERNET.stream().noneMatch(block -> block.contains(address))
        : GLOBAL_UNICAST.contains(address);
  }

  static List<Cidr> blocks() {
    return Stream.concat(NOT_ON_THE_INTERNET.stream(), Stream.of(GLOBAL_UNICAST)).toList();
  }
}
