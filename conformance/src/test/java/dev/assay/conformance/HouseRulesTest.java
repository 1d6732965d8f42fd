package dev.assay.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules for the sources of all modules, which no compiler checks.
final class HouseRulesTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void everyPackageIsNullMarked() throws IOException {
    var packages = sources("/src/main/java/").map(Path::getParent).distinct().toList();

    assertThat(packages).isNotEmpty();
    assertThat(packages)
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java")).content().contains("@NullMarked"));
  }

  @Test
  void noTestIsEverSkipped() throws IOException {
    // Spelled in halves, so that this file does not find itself.
    var markers =
        List.of("@Dis" + "abled", "assume" + "True(", "assume" + "False(", "assume" + "That(");

    assertThat(
            sources("/src/test/java/")
                .filter(containing(text -> markers.stream().anyMatch(text::contains))))
        .isEmpty();
  }

  @Test
  void noWordOfUnfinishedWork() throws IOException {
    var markers = List.of("TO" + "DO", "FIX" + "ME", "UnsupportedOperation" + "Exception(");

    assertThat(
            sources("/src/main/java/")
                .filter(containing(text -> markers.stream().anyMatch(text::contains))))
        .isEmpty();
  }

  @Test
  void localeAndCharsetAreAlwaysSaid() throws IOException {
    var markers = List.of(".toLowerCase()", ".toUpperCase()", "LocalDate.now()", "Instant.now()");

    assertThat(
            sources("/src/main/java/")
                .filter(containing(text -> markers.stream().anyMatch(text::contains))))
        .isEmpty();
  }

  private static Stream<Path> sources(String kind) throws IOException {
    try (var files = Files.walk(PROJECT)) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> path.toString().contains(kind))
          .filter(path -> !path.toString().contains("/target/"))
          .toList()
          .stream();
    }
  }

  private static Predicate<Path> containing(Predicate<String> what) {
    return path -> {
      try {
        return what.test(Files.readString(path));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    };
  }
}
