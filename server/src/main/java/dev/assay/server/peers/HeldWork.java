package dev.assay.server.peers;

import java.util.function.BooleanSupplier;

/// Work that one server has for as long as it lives; then another one takes it over. For one
/// thread.
public final class HeldWork {
  private final BooleanSupplier claim;
  private boolean isHeld;
  private long nextLook;

  HeldWork(BooleanSupplier claim) {
    this.claim = claim;
    this.nextLook = System.nanoTime();
  }

  /// Whether this server has it; asks the database no more often than [Presence#INTERVAL].
  public boolean isHeld() {
    long now = System.nanoTime();
    if (now - nextLook >= 0) {
      isHeld = claim.getAsBoolean();
      nextLook = now + Presence.INTERVAL.toNanos();
    }
    return isHeld;
  }
}
