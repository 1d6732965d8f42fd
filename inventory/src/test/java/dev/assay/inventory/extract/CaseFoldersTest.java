package dev.assay.inventory.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assay.inventory.InventoryScanner;
import dev.assay.inventory.PackageChoice;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.ScanProgress;
import dev.assay.inventory.Target;
import dev.assay.inventory.sample.SampleImage;
import dev.assay.inventory.sample.TarWriter;
import dev.assay.model.InstalledPackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every folder `FORMAT/CASE` under `cases` holds a small root file system in `root` and, in
/// `expected.txt`, what the extractors find in it. A file that ends in `.gz` is unpacked first.
/// `-Dassay.golden=write` writes the expected files anew.
final class CaseFoldersTest {
  private static final Path CASES = Path.of("src/test/cases/extract");

  @TempDir private Path disk;

  @TestFactory
  Stream<DynamicTest> eachCaseFolderGivesWhatItsExpectedFileSays() throws IOException {
    return folders(CASES)
        .flatMap(CaseFoldersTest::folders)
        .map(folder -> dynamicTest(CASES.relativize(folder).toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws Exception {
    var found = new Found();
    for (ScannedFile file : files(folder.resolve("root"))) {
      for (Extractor extractor : interestedIn(file.path())) {
        extractor.extract(file, found);
      }
    }
    found.resolve();
    Path expected = folder.resolve("expected.txt");
    if ("write".equals(System.getProperty("assay.golden"))) {
      Files.writeString(expected, found.text());
    }
    assertThat(found.text()).isEqualTo(Files.readString(expected));
  }

  /// What the extractors give must come through the walk, the layers and the coalescing too.
  @TestFactory
  Stream<DynamicTest> eachCaseFolderIsFoundFromDisk() throws IOException {
    return folders(CASES)
        .flatMap(CaseFoldersTest::folders)
        .map(
            folder ->
                dynamicTest(CASES.relativize(folder).toString(), () -> checkFromDisk(folder)));
  }

  private void checkFromDisk(Path folder) throws Exception {
    var found = new Found();
    Path root = Files.createTempDirectory(disk, "root");
    for (FileInMemory file : files(folder.resolve("root"))) {
      Path copy = root.resolve(file.path());
      Files.createDirectories(copy.getParent());
      try (var content = file.content()) {
        Files.copy(content, copy);
      }
      assertThat(copy.toFile().setExecutable(true)).isTrue();
      for (Extractor extractor : interestedIn(file.path())) {
        extractor.extract(file, found);
      }
    }
    found.resolve();
    var inventory =
        new InventoryScanner(ScanLimits.DEFAULT)
            .take(new Target.Folder(root), PackageChoice.ALL, ScanProgress.NONE);
    assertThat(names(inventory.packages()).isEmpty()).isEqualTo(names(found.packages).isEmpty());
    assertThat(names(found.packages)).containsAll(names(inventory.packages()));
    checkFromImage(root);
  }

  /// As a layer, read and then taken from the cache: whatever was found in it is all there again.
  private void checkFromImage(Path root) throws Exception {
    var tar = new TarWriter();
    for (Path file : regular(root)) {
      tar.file(root.relativize(file).toString(), Files.readAllBytes(file));
    }
    Path folder = Files.createTempDirectory(disk, "image");
    Path image =
        SampleImage.inFolder(folder.resolve("layout"), new SampleImage().layer(tar).layout());
    var target = new Target.ImageFile(image, "", "linux/amd64");
    var plain = new InventoryScanner(ScanLimits.DEFAULT);
    var keeping = plain.keepingLayers(folder.resolve("layers"), 1 << 30, Clock.systemUTC());
    var expected = plain.take(target, PackageChoice.ALL, ScanProgress.NONE);
    assertThat(keeping.take(target, PackageChoice.ALL, ScanProgress.NONE)).isEqualTo(expected);
    assertThat(folder.resolve("layers")).isNotEmptyDirectory();
    assertThat(keeping.take(target, PackageChoice.ALL, ScanProgress.NONE)).isEqualTo(expected);
  }

  private static List<Path> regular(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Set<String> names(List<InstalledPackage> packages) {
    return packages.stream()
        .map(one -> one.type() + " " + one.name() + " " + one.version())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Who reads a file by its name, or else as a program: every fixture may be run.
  static List<Extractor> interestedIn(String path) {
    var byName = Extractors.ALL.stream().filter(extractor -> extractor.wants(path)).toList();
    return byName.isEmpty()
        ? Extractors.ALL.stream().filter(extractor -> extractor.wantsExecutable(path)).toList()
        : byName;
  }

  /// The files below a root, in the order of their paths.
  static List<FileInMemory> files(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> file(root, path))
          .sorted((a, b) -> a.path().compareTo(b.path()))
          .toList();
    }
  }

  private static FileInMemory file(Path root, Path path) {
    String name = root.relativize(path).toString();
    try {
      byte[] bytes = Files.readAllBytes(path);
      if (!name.endsWith(".gz")) {
        return new FileInMemory(name, bytes);
      }
      var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes));
      return new FileInMemory(name.substring(0, name.length() - 3), unpacked.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError("cannot read the fixture " + path, e);
    }
  }

  private static Stream<Path> folders(Path parent) {
    try (var children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError("cannot list the fixtures in " + parent, e);
    }
  }
}
