package dev.assay.advisory.lane;

import dev.assay.advisory.cvss.CvssVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Holds the CVSS suites against [CvssVector]: `VectorLane FOLDER`. Prints a line for every case
/// that fails, then how many there were.
final class VectorLane {
  private static int cases;
  private static int failures;

  private VectorLane() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (String version : List.of("v2", "v30", "v31", "v4")) {
      for (String line : lines(folder.resolve(version + "_score.list"))) {
        String[] words = line.split("\\s+", -1);
        String score =
            CvssVector.parse(words[0]).map(v -> Double.toString(v.score())).orElse("refused");
        check(line, score, Double.toString(Double.parseDouble(words[1])));
      }
    }
    for (String version : List.of("v2", "v3", "v4")) {
      for (String line : lines(folder.resolve(version + "_roundtrip.list"))) {
        String vector = line.split("\\s+", -1)[0];
        check(line, CvssVector.parse(vector).map(CvssVector::toString).orElse("refused"), vector);
      }
      for (String line : Files.readAllLines(folder.resolve(version + "_error.list"))) {
        if (!line.isBlank() && !line.startsWith("#")) {
          boolean sound = line.endsWith("#OK");
          String vector = line.replace("#OK", "").strip();
          String read =
              CvssVector.parse(vector)
                  .filter(v -> v.version().startsWith(version.substring(1)))
                  .map(v -> "sound")
                  .orElse("refused");
          check(line, read, sound ? "sound" : "refused");
        }
      }
    }
    System.out.printf("%d cases, %d failures%n", cases, failures);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static void check(String line, String actual, String expected) {
    cases++;
    if (!actual.equals(expected)) {
      failures++;
      System.out.println("wrong: " + line + ": " + actual);
    }
  }
}
