package dev.assay.cli.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.delivery.UpgradePlan;
import dev.assay.delivery.UpgradePlan.Change;
import dev.assay.delivery.UpgradeStep;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which lines are edited, which are left to people, and that nothing else of a file changes.
final class ManifestEditsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          requirements.txt       | requests==2.19.0          | 2.19.0 | 2.32.0 | requests==2.32.0
          dev-requirements.txt   | a==1.0 ; python_version>3 | 1.0    | 1.1    | a==1.1 ; python_version>3
          requirements/base.txt  | a==1.0 # was 1.0.1        | 1.0    | 1.1    | a==1.1 # was 1.0.1
          constraints.txt        | a==1!1.0                  | 1!1.0  | 1!1.2  | a==1!1.2
          go.mod                 | require x.org/y v0.7.0    | v0.7.0 | 0.17.0 | require x.org/y v0.17.0
          """)
  void aVersionIsReplacedOnItsLine(
      String file, String line, String from, String to, String expected) throws IOException {
    write(file, "first\r\n" + line + "\nlast without end é");
    var change = change(file, 2, from, to);
    assertThat(apply(change, file, from, to)).isEmpty();
    assertThat(Files.readString(folder.resolve(file)))
        .isEqualTo("first\r\n" + expected + "\nlast without end é");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          requirements.txt  | a==1.0 --hash=sha256:aa | 1.0    | 1.1   | hashes
          requirements.txt  | a==1.0 \\               | 1.0    | 1.1   | hashes
          requirements.txt  | a>=1.0.1                | 1.0    | 1.1   | does not name
          requirements.txt  | a==1.0 # not 1.0        | 1.0    | 1.1   | more than once
          go.mod            | x.org/y v1.9.0          | v1.9.0 | 2.0.1 | another module path
          package-lock.json | "version": "1.0"        | 1.0    | 1.1   | its own tool
          """)
  void whatCannotBeEditedIsLeftWithAReason(
      String file, String line, String from, String to, String reason) throws IOException {
    write(file, "first\n" + line + "\n");
    assertThat(change(file, 2, from, to))
        .isInstanceOfSatisfying(
            Change.ByHand.class, left -> assertThat(left.reason()).contains(reason));
  }

  @Test
  void aPomsVersionIsFoundInItsElementAndInItsProperty() throws IOException {
    write(
        "pom.xml",
        """
        <project>
          <properties><own>1.0</own><both>1.0</both></properties>
          <dependency><artifactId>a</artifactId>
            <version>1.0</version></dependency>
          <dependency><artifactId>b</artifactId>
            <version>${own}</version></dependency>
          <dependency><artifactId>c</artifactId>
            <version>${both}</version></dependency>
          <dependency><artifactId>d</artifactId>
            <version>${both}</version></dependency>
          <dependency><artifactId>e</artifactId></dependency>
          <dependency><version>1.0</version></dependency>
        </project>
        """);
    assertThat(change("pom.xml", 3, "1.0", "1.1"))
        .isEqualTo(
            new Change.Edit(
                4,
                "    <version>1.0</version></dependency>\n",
                "    <version>1.1</version></dependency>\n",
                ""));
    // Both properties of that line have the version: which of the two is meant is not told.
    assertThat(change("pom.xml", 5, "1.0", "1.1")).isInstanceOf(Change.ByHand.class);
    assertThat(change("pom.xml", 7, "1.0", "1.1")).isInstanceOf(Change.ByHand.class);
    assertThat(change("pom.xml", 11, "1.0", "1.1")).isInstanceOf(Change.ByHand.class);
  }

  @Test
  void aFileThatHasChangedSinceIsLeftAlone() throws IOException {
    write("requirements.txt", "a==1.0\n");
    var change = change("requirements.txt", 1, "1.0", "1.1");
    write("requirements.txt", "a==1.0.5\n");
    assertThat(apply(change, "requirements.txt", "1.0", "1.1"))
        .singleElement()
        .asString()
        .contains("requirements.txt: line 1 has changed");
    assertThat(folder.resolve("requirements.txt")).hasContent("a==1.0.5\n");
  }

  @Test
  void permissionsAreKeptAndNothingIsLeftBehind() throws IOException {
    Path file = write("requirements.txt", "a==1.0\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(apply(change("requirements.txt", 1, "1.0", "1.1"), "requirements.txt", "1.0", "1.1"))
        .isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void linksAndPathsOutOfTheFolderAreNotFollowed() throws IOException {
    Path outside = Files.createTempFile("outside", "requirements.txt");
    try {
      Files.writeString(outside, "a==1.0\n");
      Files.createSymbolicLink(folder.resolve("requirements.txt"), outside);
      assertThat(change("requirements.txt", 1, "1.0", "1.1")).isInstanceOf(Change.ByHand.class);
      String up = folder.relativize(outside).toString();
      assertThat(change(up, 1, "1.0", "1.1")).isInstanceOf(Change.ByHand.class);
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void aFileThatIsNotUtf8IsLeftWithAReason() throws IOException {
    Files.write(
        folder.resolve("requirements.txt"), "a==1.0 # é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(change("requirements.txt", 1, "1.0", "1.1"))
        .isInstanceOfSatisfying(
            Change.ByHand.class, left -> assertThat(left.reason()).contains("cannot be read"));
  }

  private Path write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  private Change change(String file, int line, String from, String to) {
    return new Places(folder).of(step(file, line, from, to)).places().getFirst().change();
  }

  private static UpgradeStep step(String file, int line, String from, String to) {
    var one = InstalledPackage.of(PackageType.GENERIC, "a", from, PackageLocation.of(file, line));
    return new UpgradeStep("upgrade a", to, List.of(), List.of(), List.of("a"), List.of(one));
  }

  private List<String> apply(Change change, String file, String from, String to) {
    var place = new UpgradePlan.Place(file, 1, "a", from, change);
    var step = new UpgradePlan.Step(step(file, 1, from, to), List.of(place));
    return new ManifestEdits(folder, List.of(step)).write();
  }
}
