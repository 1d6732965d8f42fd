package dev.assay.reachability.address;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The blocks of a set as texts, made when they are first looked at. Immutable; safe to share
/// between threads, of which two may make the texts.
public final class BlockTexts extends AbstractList<String> implements RandomAccess {
  private final AddressSet set;
  private @Nullable List<String> texts;

  BlockTexts(AddressSet set) {
    this.set = set;
  }

  private List<String> texts() {
    List<String> made = texts;
    if (made == null) {
      made = set.cidrs().stream().map(Cidr::toString).toList();
      texts = made;
    }
    return made;
  }

  @Override
  public String get(int index) {
    return texts().get(index);
  }

  @Override
  public int size() {
    return texts().size();
  }

  @Override
  public boolean equals(Object object) {
    return (object instanceof BlockTexts other && set.equals(other.set)) || super.equals(object);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
