package dev.assay.finding;

/// How many active findings one group of an account has.
public sealed interface AggregationRow {

  Counts counts();

  /// The API's severity counts.
  ///
  /// @param all of every severity, also of those not named here
  record Counts(long all, long medium, long high, long critical) {}

  /// The whole account.
  ///
  /// @param exploitable findings whose vulnerability is known to be exploited
  /// @param fixable findings of which at least one package has a fix
  record Account(Counts counts, long exploitable, long fixable) implements AggregationRow {}

  /// All findings of the types asked for.
  ///
  /// @param exploitable findings whose vulnerability is known to be exploited
  /// @param fixable findings of which at least one package has a fix
  record FindingType(Counts counts, long exploitable, long fixable) implements AggregationRow {}

  /// Everything that has a package of this name.
  record NamedPackage(Counts counts, String name) implements AggregationRow {}

  /// Findings of one title.
  record Title(Counts counts, String title, String vulnerability) implements AggregationRow {}

  /// Images of one repository.
  ///
  /// @param affectedImages how many images have at least one finding
  record Repository(Counts counts, String repository, long affectedImages)
      implements AggregationRow {}

  /// One layer of one image.
  record ImageLayer(Counts counts, String repository, String resource, String layer)
      implements AggregationRow {}

  /// One layer of one function.
  record FunctionLayer(Counts counts, String function, String resource, String layer)
      implements AggregationRow {}

  /// Instances of one machine image.
  ///
  /// @param affectedInstances how many instances have at least one finding
  record MachineImage(Counts counts, String image, long affectedInstances)
      implements AggregationRow {}

  /// One instance, image or function.
  ///
  /// @param network how many of the findings are about the network
  record Resource(Counts counts, ScannedResource resource, long network)
      implements AggregationRow {}
}
