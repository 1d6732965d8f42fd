package dev.assay.advisory.lane;

import dev.assay.advisory.AdvisoryIndex;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.FeedUpdater;
import dev.assay.advisory.IndexStore;
import dev.assay.advisory.UpdateResult;
import dev.assay.advisory.UpdateSettings;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Builds an index of a whole mirror and prints what it took. Run by hand, not by the test suite:
/// arguments are the mirror's folder and a data folder.
final class BuildLane {
  private BuildLane() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path mirror = Path.of(arguments[0]);
    Path data = Files.createDirectories(Path.of(arguments[1]));
    var store = new IndexStore(data);
    long start = System.nanoTime();
    UpdateResult result =
        new FeedUpdater(store, Clock.systemUTC())
            .updateFrom(
                mirror,
                UpdateSettings.defaults().forced(),
                (step, done, all) -> System.out.printf("%6d ms %s%n", millis(start), step));
    System.out.printf("built in %d ms, %d bytes%n", millis(start), result.index().sizeInBytes());
    result.index().feeds().forEach(System.out::println);
    result.problems().stream().limit(40).map(InputProblem::message).forEach(System.out::println);
    lookups(store);
  }

  private static void lookups(IndexStore store) throws IOException {
    long start = System.nanoTime();
    try (AdvisoryIndex index = store.openCurrent()) {
      System.out.printf("opened in %d us%n", (System.nanoTime() - start) / 1_000);
      List<Ecosystem> ecosystems = new ArrayList<>();
      List<String> names = new ArrayList<>();
      index.eachPackage(
          (ecosystem, name) -> {
            ecosystems.add(ecosystem);
            names.add(name);
          });
      System.out.printf("%d packages, %d flaws%n", names.size(), index.vulnerabilityCount());
      for (int round = 0; round < 3; round++) {
        long begin = System.nanoTime();
        long found = 0;
        for (int i = 0; i < names.size(); i++) {
          found += index.affecting(ecosystems.get(i), names.get(i)).size();
        }
        System.out.printf(
            "%d statements, %d ns a lookup%n", found, (System.nanoTime() - begin) / names.size());
      }
      long begin = System.nanoTime();
      for (int i = 0; i < index.vulnerabilityCount(); i += 50) {
        if (index.vulnerability(index.vulnerabilityId(i)).isEmpty()) {
          throw new IllegalStateException(index.vulnerabilityId(i));
        }
      }
      System.out.printf(
          "%d ns a vulnerability%n",
          (System.nanoTime() - begin) / Math.max(1, index.vulnerabilityCount() / 50));
      begin = System.nanoTime();
      index.verify();
      System.out.printf("verified in %d ms%n", millis(begin));
    }
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
