package dev.assay.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inventory.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscoveryTest {

  private final Discovery discovery = new Discovery();
  @TempDir private Path folder;

  @Test
  void hostChangesWithItsPackageDatabaseAlone() throws Exception {
    var status = write("var/lib/dpkg/status", "Package: a\n");
    var watch = new Watch.ThisHost(folder);
    var before = only(watch);

    write("home/someone/notes.txt", "nothing to do with packages");
    assertThat(only(watch)).isEqualTo(before);

    Files.setLastModifiedTime(status, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(only(watch).fingerprint()).isNotEqualTo(before.fingerprint());
    assertThat(only(watch).key()).isEqualTo(before.key());
  }

  @Test
  void folderChangesWhenAnyFileComesGoesOrGrows() throws Exception {
    write("app/package-lock.json", "{}");
    var watch = new Watch.WatchedFolder(folder);
    var before = only(watch).fingerprint();

    var added = write("app/more/package-lock.json", "{ }");
    var after = only(watch).fingerprint();
    assertThat(after).isNotEqualTo(before);

    Files.delete(added);
    assertThat(only(watch).fingerprint()).isEqualTo(before);
  }

  @Test
  void layoutChangesWithItsIndex() throws Exception {
    write("index.json", "{\"manifests\":[]}");
    var watch = new Watch.WatchedImage(folder);
    var before = only(watch).fingerprint();

    write("blobs/sha256/00", "a blob nobody refers to");
    assertThat(only(watch).fingerprint()).isEqualTo(before);

    write("index.json", "{\"manifests\":[{}]}");
    assertThat(only(watch).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void everyZipOfAFunctionFolderIsATarget() throws Exception {
    var second = write("b.zip", "PK");
    var first = write("a.zip", "PK");
    write("readme.txt", "no function");

    assertThat(discovery.look(new Watch.WatchedFunctions(folder)).targets())
        .extracting(DiscoveredTarget::target)
        .containsExactly(new Target.Function(first), new Target.Function(second));
  }

  @Test
  void fileWhoseFolderIsMissingIsReportedByName() {
    var watch = new Watch.WatchedImage(folder.resolve("away").resolve("gone.tar"));

    assertThatThrownBy(() -> discovery.look(watch))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("gone.tar");
  }

  private DiscoveredTarget only(Watch.OfArtifacts watch) throws Exception {
    var targets = discovery.look(watch).targets();
    assertThat(targets).hasSize(1);
    return targets.getFirst();
  }

  private Path write(String path, String content) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return file;
  }
}
