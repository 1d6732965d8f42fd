package dev.assay.reachability.oracle;

import java.math.BigInteger;
import java.util.Optional;

/// A block of addresses, both ends included.
record Cidr(int version, BigInteger low, BigInteger high, int prefix) {

  static Cidr of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a block: " + text));
  }

  static Cidr of(Ip address) {
    return new Cidr(
        address.version(), address.value(), address.value(), Ip.bits(address.version()));
  }

  /// Bits behind the prefix are ignored. Empty for anything that is not written as a block.
  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return Ip.parse(text.substring(0, slash))
        .filter(base -> prefix <= Ip.bits(base.version()))
        .map(
            base -> {
              int free = Ip.bits(base.version()) - prefix;
              BigInteger low = base.value().shiftRight(free).shiftLeft(free);
              BigInteger size = BigInteger.ONE.shiftLeft(free);
              return new Cidr(base.version(), low, low.add(size).subtract(BigInteger.ONE), prefix);
            });
  }

  boolean contains(Ip address) {
    return address.version() == version
        && low.compareTo(address.value()) <= 0
        && high.compareTo(address.value()) >= 0;
  }

  @Override
  public String toString() {
    return new Ip(version, low) + "/" + prefix;
  }
}
