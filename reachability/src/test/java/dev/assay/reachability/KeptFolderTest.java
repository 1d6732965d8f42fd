package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reachability.oracle.RandomNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that is read again after files have come, changed and gone, against reading it anew.
final class KeptFolderTest {
  private static final int NETWORKS = Integer.getInteger("assay.reachability.networks", 400) / 10;

  @TempDir private Path folder;

  @Test
  void readingAgainGivesWhatReadingAnewGives() throws IOException {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      var random = new Random(seed);
      Path watched = documents(seed);
      Path other = documents(seed + 50_000);
      var kept = NetworkReading.kept(watched);
      assertSame(kept.read(), watched, seed);
      List<Path> steps = new ArrayList<>(files(other));
      steps.addAll(files(watched));
      Collections.shuffle(steps, random);
      for (Path step : steps) {
        Path target = watched.resolve(step.getFileName());
        if (random.nextInt(5) == 0) {
          Files.deleteIfExists(target);
        } else if (random.nextInt(8) == 0) {
          Files.writeString(target, "{\"Vpcs\": [{}, ");
        } else if (Files.exists(step)) {
          Files.copy(step, watched.resolve("new.part"), StandardCopyOption.REPLACE_EXISTING);
          Files.move(watched.resolve("new.part"), target, StandardCopyOption.REPLACE_EXISTING);
        }
        assertSame(kept.read(), watched, seed);
      }
    }
  }

  private static void assertSame(NetworkReading again, Path watched, long seed) throws IOException {
    var anew = NetworkReading.of(watched);
    assertThat(new HashSet<>(again.network().all()))
        .as("seed %s", seed)
        .isEqualTo(new HashSet<>(anew.network().all()));
    assertThat(again.problems()).as("seed %s", seed).isEqualTo(anew.problems());
    assertThat(again.answers()).as("seed %s", seed).isEqualTo(anew.answers());
  }

  private Path documents(long seed) throws IOException {
    Path own = Files.createTempDirectory(folder, "network");
    RandomNetwork.of(seed).write(own);
    return own;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
