package dev.assay.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.sample.SampleImage;
import dev.assay.model.InstalledPackage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageChoiceTest {
  private static final String INSTALLED = "app/node_modules/lodash/package.json";
  private static final String LOCKED = "app/package-lock.json";

  @TempDir Path folder;

  @BeforeEach
  void aProjectWithItsPackagesInstalled() {
    file(INSTALLED, "{\"name\":\"lodash\",\"version\":\"4.17.20\"}");
    file(
        LOCKED,
        "{\"lockfileVersion\":3,\"packages\":{\"node_modules/lodash\":{\"version\":\"4.17.21\"}}}");
  }

  @Test
  void aSourceTreeGivesBoth() throws Exception {
    assertThat(paths(PackageChoice.AUTOMATIC)).containsExactly(INSTALLED, LOCKED);
  }

  @Test
  void aRootFileSystemGivesWhatIsInstalled() throws Exception {
    file("etc/os-release", "ID=debian\nVERSION_ID=12\n");
    assertThat(paths(PackageChoice.AUTOMATIC)).containsExactly(INSTALLED);
    assertThat(paths(PackageChoice.ALL)).containsExactly(INSTALLED, LOCKED);
  }

  @Test
  void eitherCanBeAskedFor() throws Exception {
    assertThat(paths(PackageChoice.INSTALLED)).containsExactly(INSTALLED);
    assertThat(paths(PackageChoice.LOCKED)).containsExactly(LOCKED);
  }

  private List<String> paths(PackageChoice packages) throws InterruptedException {
    return new InventoryScanner(ScanLimits.DEFAULT)
        .take(new Target.Folder(folder), packages, ScanProgress.NONE).packages().stream()
            .map(InstalledPackage::location)
            .map(location -> location.path())
            .toList();
  }

  private void file(String path, String content) {
    SampleImage.write(folder.resolve(path), content.getBytes(StandardCharsets.UTF_8));
  }
}
