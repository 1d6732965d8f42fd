package dev.assay.inventory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.extract.input.LineReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.jar",
        "a.JAR",
        "a.war",
        "a.WAR",
        "a.ear",
        "a.EAR",
        "a.par",
        "a.hpi",
        "a.aar",
        "node_modules/a/package.json",
        "x/specifications/rake-13.0.6.gemspec",
        "shop.deps.json",
        "a/1.0/a.nuspec",
        "vendor/composer/installed.json",
        "conda-meta/a-1-0.json",
        "wp-content/plugins/akismet/akismet.php",
        "wp-content/themes/a/style.css",
        "js/jquery-3.4.1.min.js",
        "a.dist-info/METADATA",
        "a.egg-info/PKG-INFO",
        "x/EGG-INFO/PKG-INFO",
        "a.egg-info",
        "usr/bin/nginx",
        "usr/bin/python3.11",
        "usr/lib/libcrypto.so.3",
        "bootstrap",
        "app/server.exe"
      })
  void filesOfLanguagePackagesPassBothQuestions(String path) throws Exception {
    assertThat(Evidence.isLanguagePackage(path)).isTrue();
    assertThat(Evidence.mayBeIn(line(path))).isTrue();
  }

  @Test
  void noLockFileIsRefusedByItsEnding() throws Exception {
    for (ScannedFile file : CaseFoldersTest.files(Path.of("src/test/cases/extract"))) {
      String path = file.path();
      boolean taken = Extractors.LOCKS.stream().anyMatch(extractor -> extractor.wants(path));
      assertThat(!taken || LockEndings.mayHave(path)).as(path).isTrue();
    }
  }

  @Test
  void theFirstQuestionNeverRefusesWhatTheSecondTakes() throws Exception {
    for (ScannedFile file : CaseFoldersTest.files(Path.of("src/test/cases/extract"))) {
      String path = file.path();
      boolean taken = Evidence.isLanguagePackage(path);
      assertThat(!taken || Evidence.mayBeIn(line(path))).as(path).isTrue();
    }
  }

  private static LineReader line(String path) throws Exception {
    var line = new LineReader(FileInMemory.of("list", path).content());
    assertThat(line.next()).isTrue();
    return line;
  }
}
