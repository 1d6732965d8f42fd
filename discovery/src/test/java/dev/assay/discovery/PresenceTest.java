package dev.assay.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PresenceTest {
  @TempDir private Path folder;
  private Path wanted;
  private Path present;
  private Discovery discovery;

  @BeforeEach
  void makeTables() throws IOException {
    wanted = Files.createFile(folder.resolve("fstab"));
    present = Files.createFile(folder.resolve("mounts"));
    discovery = new Discovery(new MountTable(wanted, present));
  }

  @Test
  void whatWasDeletedIsGone() throws Exception {
    var watch = new Watch.WatchedFolder(folder.resolve("app"));
    Files.createDirectory(watch.path());
    assertThat(discovery.look(watch).targets()).hasSize(1);

    Files.delete(watch.path());
    var look = discovery.look(watch);
    assertThat(look.targets()).isEmpty();
    assertThat(look.missing()).containsExactly(watch.name());
  }

  @Test
  void deletedImageFileIsGoneToo() throws Exception {
    var watch = new Watch.WatchedImage(folder.resolve("app.tar"));
    assertThat(discovery.look(watch).targets()).isEmpty();
  }

  @Test
  void whatCannotBeSeenIsNotGone() {
    var watch = new Watch.WatchedFolder(folder.resolve("away").resolve("app"));
    assertThatThrownBy(() -> discovery.look(watch))
        .isInstanceOfSatisfying(
            DiscoveryException.class, away -> assertThat(away.isDenied()).isFalse())
        .hasMessageContaining("the folder that holds it is not there");
  }

  @Test
  void folderOnADiskThatIsNotMountedIsNotGoneAndNotEmpty() throws Exception {
    var disk = Files.createDirectory(folder.resolve("my disk"));
    Files.writeString(
        wanted,
        """
        # device  mount point  type
        UUID=1 / ext4 defaults 0 1
        UUID=2\t%s\text4 defaults 0 2
        UUID=3 none swap sw 0 0
        """
            .formatted(disk.toString().replace(" ", "\\040")));
    for (var watch :
        new Watch.OfArtifacts[] {
          new Watch.WatchedFolder(disk), new Watch.WatchedFolder(disk.resolve("app"))
        }) {
      assertThatThrownBy(() -> discovery.look(watch)).hasMessageContaining("not mounted");
    }

    Files.writeString(
        present, "/dev/sdb1 " + disk.toString().replace(" ", "\\040") + " ext4 rw 0 0\n");
    assertThat(discovery.look(new Watch.WatchedFolder(disk)).targets()).hasSize(1);
    assertThat(discovery.look(new Watch.WatchedFolder(disk.resolve("app"))).targets()).isEmpty();
  }
}
