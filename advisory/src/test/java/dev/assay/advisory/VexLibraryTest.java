package dev.assay.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.advisory.VexStatement.Status;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// VEX documents of each format, and repositories of them.
final class VexLibraryTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void openVexStatementNamesProductsAndTheirParts() throws Exception {
    VexReading read = read("documents/openvex.json");
    assertThat(read.statements())
        .extracting(
            VexStatement::vulnerabilities, VexStatement::product, VexStatement::subcomponents)
        .containsExactly(
            tuple(
                List.of("GHSA-aaaa-bbbb-cccc", "CVE-2026-1"),
                "pkg:oci/app",
                List.of("pkg:npm/kit@1.0.0")),
            tuple(
                List.of("GHSA-aaaa-bbbb-cccc", "CVE-2026-1"), "https://example.org/app", List.of()),
            tuple(List.of("GHSA-aaaa-bbbb-cccc", "CVE-2026-1"), "pkg:generic/app@1", List.of()),
            tuple(List.of("CVE-2026-2"), "pkg:oci/app", List.of()));
    assertThat(read.statements())
        .extracting(said -> said.source().time())
        .as("a statement's own time, else the document's last")
        .contains(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z"));
  }

  @Test
  void statementThatBreaksTheSpecificationIsToldAndNotUsed() throws Exception {
    assertThat(read("documents/openvex.json").problems())
        .extracting(InputProblem::code, InputProblem::field, InputProblem::value)
        .containsExactly(
            tuple("ADV-VEX-001", "/statements/2/status", "not_affected"),
            tuple("ADV-VEX-001", "/statements/3/status", "harmless"));
    assertThat(read("documents/other.json").problems())
        .extracting(InputProblem::reason)
        .containsExactly("is neither OpenVEX nor CSAF nor CycloneDX");
  }

  @Test
  void firstOpenVexWasWrittenWithTexts() throws Exception {
    VexStatement said = read("documents/openvex-0.0.1.json").statements().getFirst();
    assertThat(said.vulnerabilities()).containsExactly("CVE-2023-1");
    assertThat(said.product()).isEqualTo("pkg:oci/app");
    assertThat(said.subcomponents()).containsExactly("pkg:apk/alpine/git");
    assertThat(said.answer().status()).isEqualTo(Status.UNDER_INVESTIGATION);
    assertThat(said.source().time()).isEqualTo(Instant.parse("2023-01-09T00:02:03Z"));
  }

  @Test
  void csafProductIsAComponentWithinAnother() throws Exception {
    assertThat(read("documents/csaf.json").statements())
        .extracting(
            VexStatement::product,
            VexStatement::subcomponents,
            said -> said.answer().status(),
            said -> said.answer().justification(),
            said -> said.answer().explanation())
        .as("what holds for one release of a system without a purl is not taken to hold for all")
        .containsExactly(
            tuple(
                "pkg:oci/app",
                List.of("pkg:npm/kit"),
                Status.NOT_AFFECTED,
                "vulnerable_code_not_in_execute_path",
                "Never called."),
            tuple("pkg:oci/app", List.of(), Status.AFFECTED, "", ""));
  }

  @Test
  void cycloneDxAnalysisIsOfWhatItsReferencesLeadTo() throws Exception {
    VexReading read = read("documents/cyclonedx.json");
    assertThat(read.statements())
        .extracting(VexStatement::product, said -> said.answer().status())
        .containsExactly(
            tuple("pkg:npm/kit@1.0.0", Status.NOT_AFFECTED),
            tuple("pkg:npm/other@2", Status.NOT_AFFECTED),
            tuple("pkg:oci/app", Status.UNDER_INVESTIGATION));
    assertThat(read.statements().getFirst().vulnerabilities())
        .containsExactly("CVE-2026-6", "GHSA-xxxx-yyyy-zzzz");
    assertThat(read.problems()).extracting(InputProblem::value).containsExactly("gone");
  }

  @Test
  void folderOfDocumentsIsReadWhole() throws Exception {
    assertThat(read("documents").statements()).hasSize(10);
  }

  @Test
  void repositoryGivesTheDocumentsOfTheProductsAskedForAlone() throws Exception {
    VexReading read = read("repository", "pkg:golang/example.org/tool", "pkg:npm/outside");
    assertThat(read.statements())
        .extracting(VexStatement::product)
        .containsExactly("pkg:golang/example.org/tool");
    assertThat(read.problems())
        .extracting(InputProblem::reason)
        .as("a location outside the repository")
        .containsExactly("is named by the index and is missing");
  }

  @Test
  void updateKeepsRepositoriesForScans() throws Exception {
    Path mirror = Files.createDirectories(folder.resolve("mirror/vex"));
    pack(fixture("repository"), mirror.resolve("acme-vexhub.zip"));
    Path data = folder.resolve("data");
    var updater = new FeedUpdater(new IndexStore(data), MirrorCase.CLOCK);
    UpdateResult built =
        updater.updateFrom(folder.resolve("mirror"), UpdateSettings.defaults(), Progress.none());
    assertThat(built.problems()).isEmpty();
    assertThat(built.index().feeds())
        .extracting(FeedSummary::feed, FeedSummary::records)
        .containsExactly(tuple("vex", 2));
    var library = new VexLibrary(data);
    VexReading read = library.read(library.repositories(), Set.of("pkg:npm/other"));
    assertThat(read.statements())
        .extracting(VexStatement::product)
        .containsExactly("pkg:npm/other");
  }

  private VexReading read(String name, String... products)
      throws IOException, InterruptedException {
    return new VexLibrary(folder).read(List.of(fixture(name)), Set.of(products));
  }

  private static Path fixture(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(VexLibraryTest.class.getResource("vex/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /// As a host packs a repository: all in one folder.
  private static void pack(Path folder, Path archive) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive));
        var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry("hub-main/" + folder.relativize(file)));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }
}
