package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;
import java.util.List;

/// A managed prefix list, the customer's or AWS's.
public record PrefixList(String id, List<Cidr> entries) implements Component {
  public PrefixList {
    entries = List.copyOf(entries);
  }
}
