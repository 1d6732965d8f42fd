package dev.assay.inventory.extract.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.extract.FileAnywhere;
import dev.assay.inventory.extract.FileInMemory;
import dev.assay.inventory.extract.Found;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An archive that streams by is read as one on disk is, and takes little memory.
final class ExcerptTest {
  private static final byte[] CONTENT = new byte[1 << 16];

  /// The archives are those that the tests run with, built by many tools.
  @Test
  void archivesOfOtherBuildersAreReadAlikeFromAStreamAndFromDisk() throws Exception {
    List<Path> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(place -> place.endsWith(".jar"))
            .map(Path::of)
            .toList();
    assertThat(jars).hasSizeGreaterThan(10);
    for (Path jar : jars) {
      byte[] bytes = Files.readAllBytes(jar);
      String name = jar.getFileName().toString();
      assertThat(streamed(name, bytes)).as(name).isEqualTo(positioned(name, bytes));
    }
  }

  @Test
  void archivesWithinArchivesAreReadAlike() throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    for (int i = 0; i < 300; i++) {
      byte[] jar = archive(random, 3);
      assertThat(streamed("a.jar", jar)).as("archive %d", i).isEqualTo(positioned("a.jar", jar));
    }
  }

  /// Larger than the window in which headers are looked for, each content too.
  @Test
  void largeContentsOfUnknownLengthAreReadAlike() throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
    byte[] noise = new byte[900_000];
    random.nextBytes(noise);
    byte[] inner = new Jar().with("noise.bin", noise).withPom("org.example", "in", "1").bytes();
    byte[] jar =
        new Jar()
            .with("noise.class", noise)
            .with("lib/in.jar", inner)
            .withStored("lib/stored.jar", inner)
            .withPom("org.example", "out", "2")
            .bytes();
    assertThat(streamed("a.jar", jar))
        .isEqualTo(positioned("a.jar", jar))
        .contains("org.example:in | 1")
        .contains("org.example:out | 2");
  }

  /// Where the headers beside the entries are not as the directory says, nothing is missed
  // silently.
  @Test
  void damageThatHidesAnEntryIsAProblem() throws Exception {
    byte[] jar = new Jar().withPom("org.example", "one", "1").bytes();
    byte[] hidden = jar.clone();
    // The local header's name becomes one that nobody reads; the directory still has the true one.
    int name = 30;
    hidden[name] = 'X';
    assertThat(positioned("a.jar", hidden)).contains("org.example:one");
    assertThat(streamed("a.jar", hidden))
        .doesNotContain("org.example:one")
        .contains("INV-JAVA-004");
  }

  @Test
  @Timeout(120)
  void anArchiveOfGigabytesTakesNoMoreThanItsDirectory() throws Exception {
    byte[] jar = new Jar().withPom("org.example", "one", "1").bytes();
    int entries = 40_000;
    long size = 0;
    List<InputStream> parts = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      byte[] header = localHeader("a/C" + i + ".class");
      parts.add(new ByteArrayInputStream(header));
      parts.add(new ByteArrayInputStream(CONTENT));
      size += header.length + CONTENT.length;
    }
    parts.add(new ByteArrayInputStream(jar));
    assertThat(size).isGreaterThan(2L << 30);
    Excerpt excerpt =
        ExcerptReader.read(
                new SequenceInputStream(Collections.enumeration(parts)), 16L << 30, 64 << 20, false)
            .orElseThrow();
    assertThat(excerpt.size()).isEqualTo(size + jar.length);
    assertThat(excerpt.held()).isLessThan(64 << 10);
  }

  @Test
  void whatWouldTakeTooMuchMemoryIsAProblem() throws Exception {
    byte[] noise = new byte[80 << 20];
    RandomGeneratorFactory.of("L64X128MixRandom").create(13).nextBytes(noise);
    byte[] jar = new Jar().with("lib/in.jar", noise).withPom("org.example", "one", "1").bytes();
    var found = Found.in(new JavaArchive(), new FileInMemory("a.jar", jar));
    assertThat(found.problems)
        .extracting(problem -> problem.code())
        .containsExactly("INV-JAVA-003");
  }

  private static byte[] archive(RandomGenerator random, int depth) throws IOException {
    var jar = new Jar();
    int entries = random.nextInt(1, 6);
    for (int i = 0; i < entries; i++) {
      switch (random.nextInt(6)) {
        case 0 -> jar.withPom("org.example", "p" + i, "1." + random.nextInt(9));
        case 1 -> jar.with("META-INF/MANIFEST.MF" + (i == 0 ? "" : i), "Manifest-Version: 1.0\n");
        case 2 -> jar.with("c" + i + ".class", text(random));
        case 3 -> jar.withStored("s" + i + ".class", text(random));
        case 4 -> jar.with("d" + i + ".jar", inner(random, depth));
        default -> jar.withStored("t" + i + ".war", inner(random, depth));
      }
    }
    return jar.bytes();
  }

  private static byte[] inner(RandomGenerator random, int depth) throws IOException {
    return depth == 0 ? text(random) : archive(random, depth - 1);
  }

  /// With signatures in it, which must not be taken for headers.
  private static byte[] text(RandomGenerator random) {
    byte[] text = new byte[random.nextInt(400)];
    random.nextBytes(text);
    byte[] mark = "PK\003\004PK\001\002PK\007\010".getBytes(StandardCharsets.ISO_8859_1);
    if (text.length > 2 * mark.length) {
      System.arraycopy(mark, 0, text, text.length / 2, mark.length);
    }
    return text;
  }

  /// Of a stored content of 64 KiB.
  private static byte[] localHeader(String name) {
    byte[] header = new byte[30 + name.length()];
    header[0] = 'P';
    header[1] = 'K';
    header[2] = 3;
    header[3] = 4;
    header[20] = 1;
    header[24] = 1;
    header[26] = (byte) name.length();
    System.arraycopy(name.getBytes(StandardCharsets.UTF_8), 0, header, 30, name.length());
    return header;
  }

  private static String streamed(String path, byte[] jar) throws Exception {
    return Found.in(new JavaArchive(), new FileInMemory(path, jar)).text();
  }

  private static String positioned(String path, byte[] jar) throws Exception {
    return Found.in(new JavaArchive(), new FileAnywhere(path, jar)).text();
  }
}
