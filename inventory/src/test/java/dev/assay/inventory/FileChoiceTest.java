package dev.assay.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileChoiceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "node_modules, web/node_modules/a/package.json, true",
    "node_modules, web/node_modules.txt, false",
    "*.jar, lib/a.jar, true",
    "*.jar, lib/a.war, false",
    "src/test, src/test/pom.xml, true",
    "src/test, module/src/test/pom.xml, false",
    "**/src/test, module/src/test/pom.xml, true",
    "./src/test/, src/test/pom.xml, true",
    "/vendor, vendor/go.mod, true",
    "/vendor, sub/vendor/go.mod, false",
    "'{a,b}.lock', x/b.lock, true",
  })
  void aPatternMeansFilesAndAllThatIsInFolders(String pattern, String path, boolean means) {
    assertThat(FileChoice.of(List.of(), List.of(pattern)).reads(path)).isEqualTo(!means);
    assertThat(FileChoice.of(List.of(pattern), List.of()).reads(path)).isEqualTo(means);
  }

  @Test
  void exclusionOutweighsInclusion() {
    var choice = FileChoice.of(List.of("app"), List.of("app/test"));
    assertThat(choice.reads("app/pom.xml")).isTrue();
    assertThat(choice.reads("app/test/pom.xml")).isFalse();
    assertThat(choice.reads("pom.xml")).isFalse();
    assertThat(choice.enters("app/test")).isFalse();
    assertThat(choice.enters("other")).isTrue();
    assertThat(choice.words()).isEqualTo("--include app --exclude app/test");
  }

  @ParameterizedTest
  @CsvSource({"''", "/", "{a", "[z-a]"})
  void whatIsNoPatternIsSaid(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileChoice.of(List.of(pattern), List.of()))
        .withMessageContaining(pattern);
  }

  @Test
  void foldersThatAreLeftOutAreNotEntered() throws Exception {
    for (String name : List.of("app", "deep/node_modules/x")) {
      Files.createDirectories(folder.resolve(name));
      Files.writeString(
          folder.resolve(name).resolve("Cargo.lock"),
          """
          [[package]]
          name = "smallvec"
          version = "0.6.9"
          source = "registry+https://github.com/rust-lang/crates.io-index"
          """);
    }
    var scanner = new InventoryScanner(ScanLimits.DEFAULT);
    assertThat(places(scanner)).containsExactly("app/Cargo.lock", "deep/node_modules/x/Cargo.lock");
    var without = scanner.reading(FileChoice.of(List.of(), List.of("node_modules")));
    assertThat(places(without)).containsExactly("app/Cargo.lock");
  }

  private List<String> places(InventoryScanner scanner) throws InterruptedException {
    return scanner.take(new Target.Folder(folder), ScanProgress.NONE).packages().stream()
        .map(one -> one.location().path())
        .sorted()
        .toList();
  }
}
