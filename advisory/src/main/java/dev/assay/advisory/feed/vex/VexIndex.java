package dev.assay.advisory.feed.vex;

import dev.assay.advisory.VexPurls;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;

/// The table of contents of a VEX repository (VEX Repository Specification 0.1): for each product's
/// purl, without version, the file that speaks of it.
final class VexIndex {
  static final String MANIFEST = "vex-repository.json";
  static final String FILE = "index.json";

  private final Set<String> products;
  private final Set<String> locations = new TreeSet<>();

  /// @param products whose files are wanted
  VexIndex(Set<String> products) {
    this.products = products;
  }

  /// Whether a member of an archive is the index: at its root, or in the one folder that it has.
  static boolean isIndex(String member) {
    return member.equals(FILE)
        || (member.endsWith("/" + FILE) && member.indexOf('/') == member.lastIndexOf('/'));
  }

  void read(InputStream in, Origin origin) throws IOException {
    Json.object(in, origin).ifPresent(index -> index.objects("packages").forEach(this::take));
  }

  private void take(Fields entry) {
    String id = entry.text("id").strip();
    String base = VexPurls.read(id).map(VexPurls::base).orElse("");
    String location = entry.text("location").strip();
    if (products.contains(base) && !location.isEmpty()) {
      locations.add(location);
    }
  }

  Set<String> locations() {
    return locations;
  }

  /// Whether a member of an archive is one of the files.
  boolean names(String member) {
    int slash = member.indexOf('/');
    return locations.contains(member)
        || (slash >= 0 && locations.contains(member.substring(slash + 1)));
  }
}
