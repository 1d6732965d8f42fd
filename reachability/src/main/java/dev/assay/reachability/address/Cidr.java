package dev.assay.reachability.address;

/// A block of addresses: a first address whose host bits are zero, and a prefix length.
public record Cidr(Address first, int length) {

  public Cidr {
    if (length < 0 || length > first.family().bits()) {
      throw new AddressFormatException("a prefix of " + first + " cannot have " + length + " bits");
    }
    // As the service does when a rule is made: host bits are dropped.
    first = masked(first, length);
  }

  /// Reads `ADDRESS/LENGTH`; an address alone is a block of one.
  ///
  /// @throws AddressFormatException when it is not a block
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return of(Address.parse(text));
    }
    var address = Address.parse(text.substring(0, slash));
    String length = text.substring(slash + 1);
    if (length.isEmpty()
        || length.length() > 3
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new AddressFormatException("\"" + text + "\" has no prefix length");
    }
    return new Cidr(address, Integer.parseInt(length));
  }

  /// The block of one address.
  public static Cidr of(Address address) {
    return new Cidr(address, address.family().bits());
  }

  public AddressFamily family() {
    return first.family();
  }

  /// The last address of the block.
  public Address last() {
    int host = family().bits() - length;
    return new Address(family(), first.high() | highMask(host), first.low() | lowMask(host));
  }

  public boolean contains(Address address) {
    return address.family() == family() && masked(address, length).equals(first);
  }

  private static Address masked(Address address, int length) {
    int host = address.family().bits() - length;
    return new Address(
        address.family(), address.high() & ~highMask(host), address.low() & ~lowMask(host));
  }

  /// The lowest `host` bits of 128, upper half.
  private static long highMask(int host) {
    return host <= 64 ? 0 : ones(host - 64);
  }

  private static long lowMask(int host) {
    return ones(Math.min(host, 64));
  }

  private static long ones(int bits) {
    return bits >= 64 ? -1L : (1L << bits) - 1;
  }

  @Override
  public String toString() {
    return first + "/" + length;
  }
}
