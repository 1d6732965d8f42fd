package dev.assay.reachability;

/// A protocol that reachability is asked for, with its number (IANA).
public enum Protocol {
  TCP(6),
  UDP(17);

  private final int number;

  Protocol(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
