package dev.assay.inventory.source.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inventory.sample.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TarReaderTest {

  private static List<String> read(byte[] tar) throws IOException {
    var reader = new TarReader(new ByteArrayInputStream(tar));
    var entries = new ArrayList<String>();
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      var entry = next.get();
      var content = new String(reader.content().readAllBytes(), StandardCharsets.UTF_8);
      String link = entry.target().isEmpty() ? "" : " -> " + entry.target();
      entries.add(entry.kind() + " " + entry.path() + link + " " + entry.size() + " " + content);
    }
    return entries;
  }

  @Test
  void everyKindOfMemberIsToldApart() throws Exception {
    var tar =
        new TarWriter()
            .file("a", "text")
            .folder("d")
            .symbolicLink("s", "../x")
            .hardLink("h", "a")
            .device("dev")
            .entry("old/", '\0', "", new byte[0]);
    assertThat(read(tar.bytes()))
        .containsExactly(
            "FILE a 4 text",
            "FOLDER d/ 0 ",
            "SYMBOLIC_LINK s -> ../x 0 ",
            "HARD_LINK h -> a 0 ",
            "SPECIAL dev 0 ",
            "FOLDER old/ 0 ");
  }

  @Test
  void paxRecordsOutrankTheHeader() throws Exception {
    String path = "é".repeat(90) + "/f";
    String target = "t".repeat(200);
    var tar =
        new TarWriter()
            .pax("path", path, "mtime", "1.5")
            .file("short", "1")
            .pax("linkpath", target)
            .symbolicLink("s", "short")
            .file("next", "2");
    assertThat(read(tar.bytes()))
        .containsExactly(
            "FILE " + path + " 1 1", "SYMBOLIC_LINK s -> " + target + " 0 ", "FILE next 1 2");
  }

  @Test
  void gnuLongNamesAreRead() throws Exception {
    byte[] name = ("n".repeat(300) + "\0").getBytes(StandardCharsets.UTF_8);
    var tar =
        new TarWriter()
            .entry("././@LongLink", 'L', "", name)
            .entry("././@LongLink", 'K', "", name)
            .symbolicLink("n", "t")
            .file("next", "2");
    assertThat(read(tar.bytes()))
        .containsExactly(
            "SYMBOLIC_LINK " + "n".repeat(300) + " -> " + "n".repeat(300) + " 0 ", "FILE next 1 2");
  }

  @Test
  void prefixLeadsTheName() throws Exception {
    byte[] header = TarWriter.header("name", '0', "", TarWriter.octal(0));
    byte[] prefix = "some/where".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(prefix, 0, header, 345, prefix.length);
    assertThat(read(new TarWriter().raw(TarWriter.withChecksum(header)).bytes()))
        .containsExactly("FILE some/where/name 0 ");
  }

  @Test
  void sizesMayBeBinary() throws Exception {
    byte[] size = new byte[12];
    size[0] = (byte) 0x80;
    size[11] = 3;
    byte[] content = new byte[512];
    content[0] = 'a';
    content[1] = 'b';
    content[2] = 'c';
    var tar = new TarWriter().raw(TarWriter.header("f", '0', "", size)).raw(content).file("g", "");
    assertThat(read(tar.bytes())).containsExactly("FILE f 3 abc", "FILE g 0 ");
  }

  @Test
  void negativeSizeIsDamage() throws Exception {
    byte[] size = new byte[12];
    Arrays.fill(size, (byte) 0xff);
    var tar = new TarWriter().raw(TarWriter.header("f", '0', "", size)).file("g", "1");
    var reader = new TarReader(new ByteArrayInputStream(tar.bytes()));
    assertThat(reader.next().orElseThrow().path()).isEqualTo("g");
    assertThat(reader.damaged()).isEqualTo(1);
  }

  @Test
  void holesOfSparseFilesAreZeros() throws Exception {
    byte[] map = new byte[512];
    byte[] lines = "2\n2\n3\n8\n2\n".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(lines, 0, map, 0, lines.length);
    var content = new TarWriter().raw(map).raw("abcde".getBytes(StandardCharsets.UTF_8)).unended();
    String shown = "\0\0abc\0\0\0de\0\0";
    var pax =
        new TarWriter()
            .pax(
                "GNU.sparse.major", "1",
                "GNU.sparse.minor", "0",
                "GNU.sparse.name", "real",
                "GNU.sparse.realsize", "12")
            .file("GNUSparseFile.0/real", content)
            .file("next", "2");
    assertThat(read(pax.bytes())).containsExactly("FILE real 12 " + shown, "FILE next 1 2");
    var listed =
        new TarWriter()
            .pax("GNU.sparse.size", "12", "GNU.sparse.map", "2,3,8,2")
            .file("real", "abcde")
            .file("next", "2");
    assertThat(read(listed.bytes())).containsExactly("FILE real 12 " + shown, "FILE next 1 2");
    assertThat(read(oldSparse().file("next", "2").bytes()))
        .containsExactly("FILE real 12 " + shown, "FILE next 1 2");
  }

  private static TarWriter oldSparse() {
    byte[] header = TarWriter.header("real", 'S', "", TarWriter.octal(5));
    long[] parts = {2, 3, 8, 2};
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(TarWriter.octal(parts[i]), 0, header, 386 + 12 * i, 12);
    }
    System.arraycopy(TarWriter.octal(12), 0, header, 483, 12);
    byte[] content = new byte[512];
    System.arraycopy("abcde".getBytes(StandardCharsets.UTF_8), 0, content, 0, 5);
    return new TarWriter().raw(TarWriter.withChecksum(header)).raw(content);
  }

  @Test
  void hostileSparseMapsAreRefused() {
    for (String map : List.of("2,3,1,2", "2,99", "x", "1", "5,-1", "9223372036854775807,1")) {
      var tar =
          new TarWriter().pax("GNU.sparse.size", "12", "GNU.sparse.map", map).file("f", "abcde");
      assertThatThrownBy(() -> read(tar.bytes())).as(map).isInstanceOf(IOException.class);
    }
  }

  @Test
  void archiveCutOffIsSaid() {
    byte[] tar = new TarWriter().file("f", "x".repeat(3000)).unended();
    for (int length : List.of(100, 512, 1000, 3000, 3583)) {
      assertThatThrownBy(() -> read(Arrays.copyOf(tar, length)))
          .as("%d bytes", length)
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void missingEndBlocksAreNoDamage() throws Exception {
    assertThat(read(new TarWriter().file("f", "1").unended())).containsExactly("FILE f 1 1");
  }

  @Test
  void noiseEndsInItsOwnError() {
    for (long seed = 1; seed <= 300; seed++) {
      var random = new SplittableRandom(seed);
      byte[] tar =
          new TarWriter()
              .pax("path", "p", "size", "4")
              .file("a", "text")
              .entry("L", 'L', "", new byte[20])
              .folder("d")
              .symbolicLink("s", "t")
              .bytes();
      for (int i = 0; i < 20; i++) {
        int at = random.nextInt(tar.length);
        tar[at] = (byte) random.nextInt(256);
        if (random.nextBoolean()) {
          TarWriter.fixChecksumAround(tar, at);
        }
      }
      assertEnds(tar, seed);
    }
  }

  private static void assertEnds(byte[] tar, long seed) {
    try {
      assertThat(read(tar)).as("seed %d", seed).hasSizeLessThan(20);
    } catch (IOException e) {
      assertThat(e).as("seed %d", seed).hasMessageMatching("(?s).+");
    }
  }
}
