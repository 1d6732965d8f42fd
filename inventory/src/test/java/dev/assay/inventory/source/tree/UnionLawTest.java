package dev.assay.inventory.source.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.coalesce.FileFindings;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What is visible must be what unpacking layer after layer into one folder would leave.
class UnionLawTest {

  /// A file system as plain as can be: path → content, folders implied.
  private static final class Unpacked {
    final TreeMap<String, String> files = new TreeMap<>();

    void drop(String path) {
      files.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
    }

    void put(String path, String content) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        files.remove(path.substring(0, slash));
      }
      drop(path);
      files.put(path, content);
    }
  }

  @Test
  void visibleFilesAreThoseThatUnpackingLeaves() {
    for (long seed = 1; seed <= 2_000; seed++) {
      var random = new SplittableRandom(seed);
      var unpacked = new Unpacked();
      var trees = new ArrayList<FileTree>();
      for (int layer = 0; layer < 4; layer++) {
        trees.add(layer(random, "l" + layer, unpacked));
      }
      var expected = new TreeSet<String>();
      unpacked.files.forEach((path, content) -> expected.add(path + "=" + content));
      var visible = new TreeSet<String>();
      for (FileFindings file : LaidTrees.of(trees).visible()) {
        visible.add(file.path() + "=" + file.packages().getFirst().version());
      }
      assertThat(visible).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static FileTree layer(RandomGenerator random, String name, Unpacked unpacked) {
    var tree = new FileTree(name);
    var own = new TreeMap<String, String>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String gone = path(random);
      tree.remove(gone);
      unpacked.drop(gone);
    }
    if (random.nextInt(4) == 0) {
      String opaque = path(random);
      tree.hideBelow(opaque);
      unpacked.files.keySet().removeIf(each -> each.startsWith(opaque + "/"));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String path = path(random);
      // Within one layer a path is a file or a folder, not both.
      boolean clash =
          own.keySet().stream()
              .anyMatch(each -> each.startsWith(path + "/") || path.startsWith(each + "/"));
      if (!clash) {
        own.put(path, name);
      }
    }
    own.forEach(
        (path, content) -> {
          for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            tree.folder(path.substring(0, slash));
          }
          tree.file(path);
          tree.found(path, findings(path, content));
          unpacked.put(path, content);
        });
    return tree;
  }

  private static FileFindings findings(String path, String content) {
    var findings = new FileFindings(path);
    findings.add(InstalledPackage.of(PackageType.NPM, "p", content, PackageLocation.of(path)));
    return findings;
  }

  private static String path(RandomGenerator random) {
    var parts = new ArrayList<String>();
    for (int depth = 1 + random.nextInt(3); depth > 0; depth--) {
      parts.add(List.of("a", "b", "a0", "é").get(random.nextInt(4)));
    }
    return String.join("/", parts);
  }

  @Test
  void logGivesBackEveryPathInItsOrder() {
    for (long seed = 1; seed <= 100; seed++) {
      var random = new SplittableRandom(seed);
      var log = new PathLog();
      var added = new ArrayList<String>();
      for (int i = 0; i < 300; i++) {
        String path = path(random) + "/" + "x".repeat(random.nextInt(400));
        boolean folder = random.nextBoolean();
        log.add(path, folder);
        added.add(path + folder);
      }
      var read = new ArrayList<String>();
      log.each((path, folder) -> read.add(path + folder));
      assertThat(read).as("seed %d", seed).isEqualTo(added);
    }
  }
}
