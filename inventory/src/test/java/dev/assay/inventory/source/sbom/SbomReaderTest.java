package dev.assay.inventory.source.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.extract.Found;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Each folder of `src/test/cases/sbom` holds a document and what is read from it.
final class SbomReaderTest {
  private static final Path CASES = Path.of("src/test/cases/sbom");

  @TestFactory
  Stream<DynamicTest> eachDocumentGivesWhatItsExpectedFileSays() throws IOException {
    try (var folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream()
          .map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws Exception {
    Path expected = folder.resolve("expected.txt");
    String actual = text(folder.resolve("bom.json"));
    if ("write".equals(System.getProperty("assay.golden"))) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static String text(Path document) throws InterruptedException {
    try {
      return text(SbomReader.read(document, ScanLimits.DEFAULT));
    } catch (TargetException e) {
      return "refused: " + e.getMessage() + "\n";
    }
  }

  private static String text(Inventory inventory) {
    var found = new Found();
    if (inventory.operatingSystem() instanceof OperatingSystem.Distribution distribution) {
      found.add(distribution);
    }
    inventory.packages().forEach(found::add);
    inventory.problems().forEach(found::add);
    var sbom = (Artifact.Sbom) inventory.artifact();
    return sbom.format() + " of " + sbom.subject() + "\n" + found.text();
  }

  @Test
  void aDocumentLargerThanTheLimitIsRefused(@TempDir Path folder) throws Exception {
    Path document = Files.writeString(folder.resolve("bom.json"), "{\"bomFormat\":\"CycloneDX\"}");
    var limits = new ScanLimits(1, 10, 1, 1, 1, ScanLimits.DEFAULT.time());
    assertThat(refusal(document, limits)).contains("larger than the limit of 10 bytes");
  }

  @Test
  void aMissingFileIsRefusedByName(@TempDir Path folder) throws Exception {
    assertThat(refusal(folder.resolve("none.json"), ScanLimits.DEFAULT))
        .contains("none.json")
        .contains("no such file");
  }

  private static String refusal(Path document, ScanLimits limits) throws InterruptedException {
    try {
      SbomReader.read(document, limits);
      return "";
    } catch (TargetException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aDocumentOfNothingButMistakesListsAFewAndCountsTheRest(@TempDir Path folder)
      throws Exception {
    String wrong = "{\"type\":\"library\",\"name\":\"x\"},".repeat(100_000);
    Path document =
        Files.writeString(
            folder.resolve("bom.json"),
            "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
                + wrong
                + "1]}");
    var inventory = SbomReader.read(document, ScanLimits.DEFAULT);
    assertThat(inventory.problems()).hasSize(21);
    assertThat(inventory.problems().getLast().message()).contains("99981 more problems");
  }

  @Test
  void aChangedByteNeverEndsInAnythingButARefusal(@TempDir Path folder) throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261123);
    byte[] whole = Files.readAllBytes(CASES.resolve("cyclonedx-syft/bom.json"));
    Path document = folder.resolve("bom.json");
    for (int i = 0; i < 500; i++) {
      byte[] changed = whole.clone();
      for (int k = random.nextInt(1, 6); k > 0; k--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      Files.write(document, changed);
      assertThat(text(document)).as("mutation %d", i).isNotEmpty();
    }
  }
}
