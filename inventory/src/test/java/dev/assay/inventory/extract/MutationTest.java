package dev.assay.inventory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files: whatever happens to a fixture, its extractor ends, in nothing worse than an
/// IOException, which scans make a problem of. `-Dassay.fuzz.seconds=600 -Dassay.fuzz.seed=N` goes
// on for longer, and elsewhere.
final class MutationTest {
  private static final int MUTATIONS = 1_000;
  private static final long SEED = Long.getLong("assay.fuzz.seed", 20261123);
  private static final int SECONDS = Integer.getInteger("assay.fuzz.seconds", 0);

  /// No file of a few megabytes takes that long on any machine, unless it takes for ever.
  private static final int HANGING = 30;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dpkg", "apk", "rpm", "npm", "python", "osrelease", "conda", "go", "maven", "gradle",
        "dotnet", "ruby", "cargo", "composer", "pub", "swift", "hex", "conan", "cocoapods", "cran",
        "julia", "script", "wordpress", "binary", "chisel"
      })
  void noDamageMakesAnExtractorFailOrHang(String format) throws Exception {
    List<FileInMemory> files = fixtures(format);
    assertThat(files).isNotEmpty();
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    var damage = new Damage(random);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try (var worker = Executors.newSingleThreadExecutor(MutationTest::daemon)) {
      for (int i = 0; i < MUTATIONS || System.nanoTime() < end; i++) {
        FileInMemory file = files.get(random.nextInt(files.size()));
        byte[] other = files.get(random.nextInt(files.size())).bytes();
        FileInMemory damaged = file.with(damage.of(file.bytes(), other));
        for (Extractor extractor : CaseFoldersTest.interestedIn(damaged.path())) {
          run(worker, extractor, damaged, i);
        }
      }
    }
  }

  /// A thread that hangs must not keep the tests from ending.
  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "extractor");
    thread.setDaemon(true);
    return thread;
  }

  private static void run(
      ExecutorService worker, Extractor extractor, FileInMemory file, int mutation)
      throws Exception {
    var result =
        worker.submit(
            () -> {
              try {
                Found.in(extractor, file).resolve();
              } catch (IOException e) {
                // A file that cannot be read: the scan makes a problem of it.
                assertThat(e).hasMessageNotContainingAny("null");
              }
              return true;
            });
    try {
      assertThat(result.get(HANGING, TimeUnit.SECONDS)).isTrue();
    } catch (ExecutionException | TimeoutException e) {
      worker.shutdownNow();
      Path kept = Files.write(Files.createTempFile("assay-damaged", ".bin"), file.bytes());
      throw new AssertionError(
          "seed " + SEED + ", mutation " + mutation + " of " + file.path() + ", kept as " + kept,
          e);
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
}
