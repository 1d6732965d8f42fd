package dev.assay.reachability.oracle;

/// The protocols with ports that are asked, in the order of the output.
public enum Transport {
  TCP(6),
  UDP(17);

  private final int number;

  Transport(int number) {
    this.number = number;
  }

  /// The number IANA gave it, as network ACLs write it.
  public int number() {
    return number;
  }
}
