package dev.assay.advisory;

import java.util.function.BiConsumer;

/// Advisories that can also say which packages they speak of.
public interface NamedAdvisories extends Advisories {

  /// Names every package that something is stated about, by ecosystem and name, each once.
  void eachPackage(BiConsumer<Ecosystem, String> visitor);
}
