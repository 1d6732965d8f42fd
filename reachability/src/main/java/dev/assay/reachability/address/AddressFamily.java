package dev.assay.reachability.address;

/// IPv4 or IPv6. A question about one never has an answer in the other.
public enum AddressFamily {
  IPV4(4, 32),
  IPV6(6, 128);

  private final int version;
  private final int bits;

  AddressFamily(int version, int bits) {
    this.version = version;
    this.bits = bits;
  }

  /// 4 or 6.
  public int version() {
    return version;
  }

  /// How many bits an address has.
  public int bits() {
    return bits;
  }
}
