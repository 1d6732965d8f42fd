package dev.assay.inventory.extract.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.extract.Found;
import dev.assay.inventory.extract.input.FileProblems;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A header written by hand, after rpm 4.18's "Header Structure": counts, entries of tag, type 6
/// (text), offset and count, then the store.
final class RpmVendorTest {

  @Test
  void vendorOfAHeaderIsThatOfTheSource() throws Exception {
    var found =
        read(Map.of(1000, "epel-release", 1001, "9", 1002, "7.el9", 1011, "Fedora Project"));
    assertThat(found.packages).hasSize(1);
    assertThat(found.packages.getFirst().source().vendor()).isEqualTo("Fedora Project");
  }

  @Test
  void headerWithoutVendorSaysNone() throws Exception {
    var found = read(Map.of(1000, "alpha", 1001, "9", 1002, "7.el9"));
    assertThat(found.packages.getFirst().source().vendor()).isEmpty();
  }

  private static Found read(Map<Integer, String> texts) {
    var found = new Found();
    try (var problems = new FileProblems("INV-RPM", "rpmdb.sqlite", found)) {
      new RpmPackages("rpmdb.sqlite", problems, found).take(blob(new TreeMap<>(texts)));
    }
    return found;
  }

  private static byte[] blob(SortedMap<Integer, String> texts) {
    var store = new ByteArrayOutputStream();
    ByteBuffer index = ByteBuffer.allocate(8 + 16 * texts.size());
    index.position(8);
    texts.forEach(
        (tag, text) -> {
          index.putInt(tag).putInt(6).putInt(store.size()).putInt(1);
          store.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
        });
    index.putInt(0, texts.size()).putInt(4, store.size());
    return ByteBuffer.allocate(index.capacity() + store.size())
        .put(index.array())
        .put(store.toByteArray())
        .array();
  }
}
