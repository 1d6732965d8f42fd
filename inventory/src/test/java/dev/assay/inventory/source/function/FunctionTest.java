package dev.assay.inventory.source.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.sample.SampleImage;
import dev.assay.inventory.sample.Scans;
import dev.assay.model.Artifact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionTest {
  @TempDir Path folder;

  private static byte[] zip(String... pathsAndContents) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (int i = 0; i < pathsAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(pathsAndContents[i]));
        zip.write(pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Target.Function function(byte[] bytes) {
    return new Target.Function(SampleImage.write(folder.resolve("f.zip"), bytes));
  }

  @Test
  void packagesOfTheArchiveAreFoundAndItsHashIsLambdas() throws Exception {
    byte[] bytes = zip("index.js", "x", "node_modules/qs/package.json", "npm qs 6.5.2");
    var inventory = Scans.take(function(bytes));
    assertThat(Scans.packages(inventory)).containsExactly("qs 6.5.2 node_modules/qs/package.json");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(inventory.artifact())
        .isEqualTo(
            new Artifact.Function(
                folder.resolve("f.zip").toString(),
                Base64.getEncoder().encodeToString(hash),
                bytes.length));
  }

  @Test
  void pathsThatClimbOutAreLeftOut() throws Exception {
    var inventory =
        Scans.take(function(zip("../package.json", "npm evil 1", "a/package.json", "npm a 1")));
    assertThat(Scans.packages(inventory)).containsExactly("a 1 a/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-003");
  }

  @Test
  void archiveCutOffIsReadFromTheFront() throws Exception {
    byte[] bytes = zip("a/package.json", "npm a 1", "b/package.json", "npm b 1", "c", "x");
    var inventory = Scans.take(function(Arrays.copyOf(bytes, bytes.length - 60)));
    assertThat(Scans.packages(inventory))
        .containsExactly("a 1 a/package.json", "b 1 b/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-001");
  }

  @Test
  void bombIsPutOut() throws Exception {
    var tight = new ScanLimits(100, 1L << 30, 1L << 30, 5, 100, Duration.ofMinutes(1));
    String zeros = "npm a 1\n" + "#".repeat(20 << 20);
    var inventory = Scans.take(function(zip("a/package.json", zeros)), tight);
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-007");
  }

  @Test
  void entriesBeyondTheLimitAreLeftOut() throws Exception {
    var two = new ScanLimits(2, 1L << 20, 1L << 20, 5, 1000, Duration.ofMinutes(1));
    var inventory =
        Scans.take(function(zip("a", "", "b/package.json", "npm b 1", "c", "", "d", "")), two);
    assertThat(Scans.packages(inventory)).containsExactly("b 1 b/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-004");
  }

  @Test
  void whatIsNoZipSaysSo() {
    assertThatThrownBy(() -> Scans.take(function("no zip".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("cannot be read as a zip");
    assertThatThrownBy(() -> Scans.take(new Target.Function(folder.resolve("none"))))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("there is no such file");
  }
}
