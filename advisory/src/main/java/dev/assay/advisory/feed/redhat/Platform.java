package dev.assay.advisory.feed.redhat;

import dev.assay.advisory.Ecosystem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which products are Enterprise Linux itself, told by their CPE.
///
/// Extended streams (`rhel_eus`, `rhel_aus`, `rhel_tus`, `rhel_e4s`) have fixed versions of their
/// own, and a layered product's package is not the distribution's: without knowing a host's
/// repositories both would accuse patched hosts, so neither speaks of any.
final class Platform {
  private static final Pattern MAIN_STREAM =
      Pattern.compile("cpe:/[ao]:redhat:enterprise_linux:([0-9]+)(?:::[a-z]+)?");

  private Platform() {}

  static Optional<Ecosystem> of(String cpe) {
    Matcher main = MAIN_STREAM.matcher(cpe);
    return main.matches() ? Optional.of(new Ecosystem("Red Hat", main.group(1))) : Optional.empty();
  }
}
