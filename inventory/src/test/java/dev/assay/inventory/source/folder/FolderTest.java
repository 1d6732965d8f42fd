package dev.assay.inventory.source.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.sample.SampleImage;
import dev.assay.inventory.sample.Scans;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path folder;

  private void file(String path, String content) {
    SampleImage.write(folder.resolve(path), content.getBytes(StandardCharsets.UTF_8));
  }

  private Inventory scan() throws InterruptedException {
    return Scans.take(new Target.Folder(folder));
  }

  @Test
  void everyFolderIsWalked() throws Exception {
    for (int i = 0; i < 300; i++) {
      file("a" + i % 7 + "/b" + i % 11 + "/c" + i + "/package.json", "npm p" + i + " 1");
    }
    var inventory = scan();
    assertThat(inventory.packages()).hasSize(300);
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory).isEqualTo(scan());
  }

  @Test
  void linksAreNotWalkedThrough() throws Exception {
    file("real/package.json", "npm real 1");
    Files.createSymbolicLink(folder.resolve("again"), Path.of("real"));
    Files.createSymbolicLink(folder.resolve("real/up"), Path.of(".."));
    assertThat(Scans.packages(scan())).containsExactly("real 1 real/package.json");
  }

  @Test
  void databaseIsReadThroughALinkWithinTheFolder() throws Exception {
    file("opt/dpkg/status", "deb a 1");
    Files.createDirectories(folder.resolve("var/lib"));
    Files.createSymbolicLink(folder.resolve("var/lib/dpkg"), Path.of("/opt/dpkg"));
    assertThat(Scans.packages(scan())).containsExactly("a 1 var/lib/dpkg/status");
  }

  @Test
  void linkThatLeadsOutIsNotFollowed(@TempDir Path outside) throws Exception {
    SampleImage.write(outside.resolve("secret"), "npm secret 1".getBytes(StandardCharsets.UTF_8));
    Files.createSymbolicLink(folder.resolve("package.json"), outside.resolve("secret"));
    Files.createDirectories(folder.resolve("sub"));
    Files.createSymbolicLink(
        folder.resolve("sub/package.json"),
        folder.resolve("sub").relativize(outside.resolve("secret")));
    var inventory = scan();
    assertThat(inventory.packages()).isEmpty();
    assertThat(Scans.problems(inventory)).containsExactly("INV-WALK-003", "INV-WALK-003");
  }

  @Test
  void entriesBeyondTheLimitAreLeftOut() throws Exception {
    for (int i = 0; i < 50; i++) {
      file("f" + i, "");
    }
    var few = new ScanLimits(20, 1000, 100_000, 5, 1000, Duration.ofMinutes(1));
    var inventory = Scans.take(new Target.Folder(folder), few);
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-004");
  }

  @Test
  void timeThatIsOverEndsTheWalk() throws Exception {
    file("package.json", "npm a 1");
    var none = new ScanLimits(20, 1000, 100_000, 5, 1000, Duration.ZERO);
    assertThat(Scans.problems(Scans.take(new Target.Folder(folder), none)))
        .contains("INV-SCAN-001");
  }

  @Test
  void hostStatesItsFactsInFiles() throws Exception {
    file("etc/hostname", "web-1\n");
    file("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
    file("proc/sys/kernel/osrelease", "6.1.0-18-amd64\n");
    file("sys/devices/virtual/dmi/id/board_asset_tag", "Not Specified\n");
    file("var/lib/cloud/data/instance-id", "i-0123456789abcdef0\n");
    file("proc/sys/kernel/arch", "x86_64\n");
    file("proc/1/root/package.json", "npm pseudo 1");
    file("run/package.json", "npm run 1");
    file("var/lib/docker/overlay2/x/package.json", "npm container 1");
    file("srv/proc/package.json", "npm srv 1");
    file("var/lib/dpkg/status", "deb a 1");
    var inventory = Scans.take(new Target.Host(folder));
    assertThat(inventory.artifact())
        .isEqualTo(
            new Artifact.Host(
                "web-1",
                "0123456789abcdef0123456789abcdef",
                "i-0123456789abcdef0",
                "6.1.0-18-amd64",
                "x86_64",
                new Listening.Unknown("/proc/1/net/tcp: there is no such file")));
    assertThat(Scans.packages(inventory))
        .containsExactly("a 1 var/lib/dpkg/status", "srv 1 srv/proc/package.json");
  }

  @Test
  void interruptedScanEnds() {
    file("package.json", "npm a 1");
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::scan).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void whatIsNoFolderSaysSo() {
    file("x", "");
    assertThatThrownBy(() -> Scans.take(new Target.Folder(folder.resolve("x"))))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("is a file, not a folder");
    assertThatThrownBy(() -> Scans.take(new Target.Folder(folder.resolve("y"))))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("there is no such folder");
  }
}
