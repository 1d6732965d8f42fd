package dev.assay.reachability.address;

/// One IP address, as an unsigned number: `high` holds the upper 64 bits of an IPv6 address and is
/// 0 for IPv4.
public record Address(AddressFamily family, long high, long low) implements Comparable<Address> {

  /// Reads dotted decimal or RFC 4291 text, without a zone.
  ///
  /// @throws AddressFormatException when it is neither
  public static Address parse(String text) {
    return text.indexOf(':') >= 0 ? AddressText.ipv6(text) : AddressText.ipv4(text);
  }

  /// The address after this one; after the highest comes the lowest.
  public Address next() {
    if (family == AddressFamily.IPV4) {
      return new Address(family, 0, (low + 1) & 0xffff_ffffL);
    }
    return new Address(family, low == -1 ? high + 1 : high, low + 1);
  }

  @Override
  public int compareTo(Address other) {
    int byFamily = family.compareTo(other.family);
    if (byFamily != 0) {
      return byFamily;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /// Dotted decimal, or the canonical text of RFC 5952.
  @Override
  public String toString() {
    return AddressText.of(this);
  }
}
