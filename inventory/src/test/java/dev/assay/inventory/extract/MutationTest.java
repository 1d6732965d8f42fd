package dev.assay.inventory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files: whatever happens to a fixture, its extractor ends, and in nothing worse than an
/// IOException.
final class MutationTest {
  private static final int MUTATIONS = 2_000;
  private static final long SEED = 20261123;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dpkg", "apk", "rpm", "npm", "python", "osrelease", "conda", "go", "maven", "gradle",
        "dotnet", "ruby", "cargo", "composer", "pub", "swift", "hex", "conan", "cocoapods", "cran",
        "julia", "script", "wordpress", "binary", "chisel"
      })
  @Timeout(60)
  void noDamageMakesAnExtractorFailOrHang(String format) throws Exception {
    List<FileInMemory> files = fixtures(format);
    assertThat(files).isNotEmpty();
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      FileInMemory file = files.get(random.nextInt(files.size()));
      FileInMemory damaged = file.with(damage(file.bytes(), random));
      for (Extractor extractor : CaseFoldersTest.interestedIn(damaged.path())) {
        run(extractor, damaged, i);
      }
    }
  }

  private static void run(Extractor extractor, FileInMemory file, int mutation) throws Exception {
    try {
      Found.in(extractor, file).resolve();
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + SEED + ", mutation " + mutation + " of " + file.path(), e);
    }
  }

  private static List<FileInMemory> fixtures(String format) throws IOException {
    Path cases = Path.of("src/test/cases/extract", format);
    try (var folders = Files.list(cases)) {
      return folders.filter(Files::isDirectory).sorted().flatMap(MutationTest::files).toList();
    }
  }

  private static Stream<FileInMemory> files(Path folder) {
    try {
      return CaseFoldersTest.files(folder.resolve("root")).stream();
    } catch (IOException e) {
      throw new AssertionError("cannot read the fixture " + folder, e);
    }
  }

  static byte[] damage(byte[] bytes, RandomGenerator random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> {
        int from = random.nextInt(bytes.length);
        byte[] doubled = Arrays.copyOf(bytes, bytes.length + (bytes.length - from));
        System.arraycopy(bytes, from, doubled, bytes.length, bytes.length - from);
        yield doubled;
      }
      case 2 -> overwrite(bytes, random, random.nextInt(1, 20), (byte) 0xff);
      default -> overwrite(bytes, random, random.nextInt(1, 20), (byte) random.nextInt());
    };
  }

  private static byte[] overwrite(byte[] bytes, RandomGenerator random, int times, byte value) {
    for (int i = 0; i < times; i++) {
      // The front half of the time: headers matter more than what follows them.
      int bound = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 256);
      bytes[random.nextInt(bound)] = value;
    }
    return bytes;
  }
}
