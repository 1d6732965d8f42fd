package dev.assay.advisory.feed.oval;

import dev.assay.advisory.Statement;
import java.util.List;

/// What a definition says about one package.
///
/// @param products in which it holds, in the file's words (`Oracle Linux 8`); empty where the
///     definition names none
/// @param module name and stream where it holds in one alone; else empty
/// @param name of the package
public record OvalClaim(List<String> products, String module, String name, Statement statement) {
  public OvalClaim {
    products = List.copyOf(products);
  }
}
