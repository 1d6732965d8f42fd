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
        "package-lock.json",
        "npm-shrinkwrap.json",
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
