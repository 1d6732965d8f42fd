package dev.assay.reachability.vpc;

import dev.assay.reachability.Protocol;

/// Which protocols a rule speaks of: all, or one by its number, which may be one that is never
/// asked.
public record ProtocolMatch(int number) {
  public static final ProtocolMatch ALL = new ProtocolMatch(-1);

  public boolean matches(Protocol protocol) {
    return isAll() || number == protocol.number();
  }

  public boolean isAll() {
    return number == -1;
  }
}
