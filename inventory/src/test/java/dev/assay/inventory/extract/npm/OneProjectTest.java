package dev.assay.inventory.extract.npm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.FileInMemory;
import dev.assay.inventory.extract.Found;
import dev.assay.model.InstalledPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One project, locked by seven package managers: whichever wrote the file, it says the same.
/// npm's own is the measure.
final class OneProjectTest {
  private static final Path CASES = Path.of("src/test/cases/extract/npm");
  private static final List<Extractor> LOCKS =
      List.of(new NpmLock(), new YarnLock(), new PnpmLock(), new BunLock());

  @ParameterizedTest
  @CsvSource({
    "yarn-1/root/yarn.lock, 32, false, false",
    "yarn-berry/root/yarn.lock, 52, true, false",
    "pnpm-5/root/pnpm-lock.yaml, 32, true, true",
    "pnpm-6/root/pnpm-lock.yaml, 32, true, true",
    "pnpm-9/root/pnpm-lock.yaml, 32, true, true",
    "bun/root/bun.lock, 32, true, true"
  })
  void everyFormListsWhatNpmLists(
      String form, int size, boolean saysDirect, boolean saysDevelopment) throws Exception {
    var npm = read("lock-workspaces/root/package-lock.json");
    var other = read(form);
    // Whether a peer that nobody named is installed is each manager's own choice; Yarn 2 and later
    // also lock what builds the native package, node-gyp and what that needs.
    Predicate<InstalledPackage> all = found -> !found.name().equals("react");
    assertThat(names(npm, all)).hasSize(32);
    assertThat(names(other, all)).containsAll(names(npm, all)).hasSize(size);
    if (saysDirect) {
      assertThat(names(other, OneProjectTest::isDirect))
          .isEqualTo(names(npm, OneProjectTest::isDirect))
          .hasSize(7);
    }
    if (saysDevelopment) {
      assertThat(names(other, found -> found.declaration().development()))
          .isEqualTo(names(npm, found -> found.declaration().development()))
          .hasSize(3);
    }
  }

  private static boolean isDirect(InstalledPackage found) {
    return switch (found.declaration().relation()) {
      case DIRECT -> true;
      case TRANSITIVE, UNSTATED -> false;
    };
  }

  private static SortedSet<String> names(Found found, Predicate<InstalledPackage> wanted) {
    var names = new TreeSet<String>();
    found.packages.stream()
        .filter(wanted)
        .forEach(each -> names.add(each.name() + "@" + each.version()));
    return names;
  }

  private static Found read(String path) throws Exception {
    var file = new FileInMemory(path, Files.readAllBytes(CASES.resolve(path)));
    for (Extractor extractor : LOCKS) {
      if (extractor.wants(path)) {
        return Found.in(extractor, file);
      }
    }
    throw new AssertionError("no extractor reads " + path);
  }
}
