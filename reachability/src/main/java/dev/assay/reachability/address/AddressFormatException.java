package dev.assay.reachability.address;

/// A text is not an address, a block or a port range; the message says why, for people.
public final class AddressFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  AddressFormatException(String reason) {
    super(reason);
  }
}
