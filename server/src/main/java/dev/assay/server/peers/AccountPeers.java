package dev.assay.server.peers;

import dev.assay.database.Database;
import dev.assay.discovery.Watch;
import dev.assay.model.AccountId;
import java.util.Set;

/// What the servers share of one account's work.
public final class AccountPeers {
  private final AccountId account;
  private final Presence presence;
  private final Leases leases;

  private AccountPeers(AccountId account, Presence presence, Leases leases) {
    this.account = account;
    this.presence = presence;
    this.leases = leases;
  }

  /// Those of an account.
  public static AccountPeers of(AccountId account, Presence presence, Database database) {
    return new AccountPeers(account, presence, new Leases(database, presence));
  }

  /// One piece of work.
  public interface Work {
    /// Does it.
    void run() throws InterruptedException;
  }

  /// Does work that no other server is at. What was read before may be done by now: the work looks
  /// again.
  ///
  /// @return false where another server is at it
  public boolean alone(String name, Work work) throws InterruptedException {
    if (!leases.claim(account, name)) {
      return false;
    }
    try {
      work.run();
    } finally {
      leases.release(account, name);
    }
    return true;
  }

  /// Work that stays with the server that has it.
  public HeldWork held(String name) {
    return new HeldWork(() -> leases.claim(account, name));
  }

  /// Whether a target is for other servers to miss, since they watch it and this one does not.
  public boolean isForOthers(String key) {
    return !isOfAny(presence.watches(), key) && isOfAny(presence.watchesOfOthers(), key);
  }

  /// Whether another server judges by newer advisories: what it has judged stands.
  public boolean knowBetter() {
    return presence.isBehind();
  }

  private static boolean isOfAny(Set<String> watches, String key) {
    return watches.stream().anyMatch(watch -> Watch.isOf(watch, key));
  }
}
