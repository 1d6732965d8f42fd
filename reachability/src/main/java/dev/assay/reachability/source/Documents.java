package dev.assay.reachability.source;

import dev.assay.reachability.Network;
import dev.assay.reachability.vpc.Component;
import java.util.Collection;
import java.util.Map;

/// Reads the documents of one subject.
interface Documents {

  /// Takes one item of a document.
  interface Reader {
    void read(DescribedItem item) throws Unreadable;
  }

  /// Takes one member of a document that is a map.
  interface EntryReader {
    void read(String key, DescribedItem item) throws Unreadable;
  }

  /// Readers by the member of the answer that holds the items, such as `Vpcs`.
  Map<String, Reader> lists();

  /// Readers of documents that are maps, by their file name without the folder and `.json`.
  default Map<String, EntryReader> maps() {
    return Map.of();
  }

  /// Takes over what another reader of the same subject has read, as if its documents came next.
  void addAll(Documents other);

  /// What was read, once every document was.
  ///
  /// @param others what documents of other subjects said
  Collection<? extends Component> components(Network others);
}
