package dev.assay.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveIndexTest {
  private static final String DIGEST = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

  @TempDir private Path folder;

  @Test
  void everyLineIsFoundAndNothingElse() throws Exception {
    for (int size : new int[] {0, 1, 2, 3, 100, 1_000}) {
      var lines = new TreeMap<String, String>();
      for (int i = 0; i < size; i++) {
        lines.put(sha1(i), "org.example:a" + i + ":1." + i);
      }
      var text = new StringBuilder();
      lines.forEach((sha1, name) -> text.append(sha1).append('\t').append(name).append('\n'));
      ArchiveIndex index = ArchiveIndex.open(Files.writeString(folder.resolve("index"), text));
      assertThat(index.isEmpty()).isEqualTo(size == 0);
      for (int i = 0; i < size; i++) {
        assertThat(index.find(sha1(i)))
            .contains(new ArchiveIndex.Coordinates("org.example", "a" + i, "1." + i));
      }
      assertThat(index.find(sha1(size))).isEmpty();
      assertThat(index.find("0".repeat(40))).isEmpty();
    }
  }

  @Test
  void aLastLineNeedsNoEnd() throws Exception {
    Path file = Files.writeString(folder.resolve("index"), DIGEST + "\tg:a:1");
    assertThat(ArchiveIndex.open(file).find(DIGEST))
        .contains(new ArchiveIndex.Coordinates("g", "a", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "\n", DIGEST, DIGEST + "\tg:a", DIGEST + "\t:a:1", DIGEST + " g:a:1"})
  void whatIsNoIndexIsSaid(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("index"), text);
    assertThatIOException()
        .isThrownBy(() -> ArchiveIndex.open(file))
        .withMessageContaining("byte 0");
  }

  private static String sha1(int number) throws Exception {
    byte[] text = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
  }
}
