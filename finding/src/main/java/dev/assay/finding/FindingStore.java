package dev.assay.finding;

import dev.assay.advisory.Vulnerability;
import dev.assay.database.Database;
import dev.assay.finding.store.PostgresFindingStore;
import dev.assay.model.AccountId;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps findings from first seen to fixed and forgotten. Safe for use by many threads at once.
public interface FindingStore {

  /// A store in a database.
  ///
  /// @param codec how what is not a package is kept of inventories
  static FindingStore in(Database database, Clock clock, InventoryCodec codec) {
    return new PostgresFindingStore(database, clock, codec);
  }

  /// Takes in what a scan says, all or nothing: opens, updates, closes and reopens findings. The
  /// same result again changes nothing but when the resource was last seen.
  ///
  /// @return what changed
  ScanChanges apply(AccountId account, ScanResult result);

  /// Takes in what a network's evaluation says about instances, all or nothing. Scores of their
  /// packages' findings follow whether the internet reaches them.
  ///
  /// @return what changed
  ScanChanges apply(AccountId account, List<NetworkResult> results);

  /// The instances that networks were known to have when they were last looked at.
  Set<String> inNetworks(AccountId account);

  /// Closes what packages opened on a resource that is gone.
  ///
  /// @param resource the API's resource id
  /// @return what changed
  ScanChanges retire(AccountId account, String resource);

  /// Closes the network's findings on instances that no network has any more.
  ///
  /// @param cause as in [NetworkResult]
  /// @return what changed
  ScanChanges leaveNetwork(AccountId account, Collection<String> resources, String cause);

  /// What opened, changed and closed a finding as far as it is known, by time.
  List<FindingCause> causes(AccountId account, String arn);

  /// Forgets findings closed for 30 days, or for 3 where their resource is gone.
  ///
  /// @return how many
  int forgetOld(AccountId account);

  /// Forgets all resources of a type at once, with their findings and inventories, some in each
  /// transaction.
  ///
  /// @param resourceType as [ScannedResource#type]
  /// @return how many findings
  int forgetAll(AccountId account, String resourceType);

  /// What was last found on a resource, so that a new index can judge it without reading it again.
  Optional<Inventory> inventory(AccountId account, String resource);

  /// The same with what is known of the resource itself.
  Optional<KeptResource> kept(AccountId account, String resource);

  /// What a host listened on when it was last scanned; empty where no inventory of it is known, or
  /// the resource is no host.
  ///
  /// @param resource the API's resource id
  Optional<Listening> listening(AccountId account, String resource);

  /// Which resources that are still there hold a package of one of these names.
  ///
  /// @param packages as [dev.assay.match.Matcher#advisoryNames] gives them
  /// @return the API's resource ids
  Set<String> holders(AccountId account, Collection<String> packages);

  /// Takes over new facts about vulnerabilities that change no judgement, such as a new EPSS score:
  /// no finding is written.
  void refresh(AccountId account, List<Vulnerability> vulnerabilities);

  /// Counts an account's findings anew for the numbers that dashboards ask for. They are kept right
  /// with every change; this is for after a restored backup or a doubt.
  void recount(AccountId account);
}
