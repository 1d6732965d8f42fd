package dev.assay.api.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
  private static final Path CASE = Path.of("src/test/resources/every-trait");

  @TempDir private Path folder;

  @Test
  void everyTraitBecomesTheJavaThatWasReviewed() throws IOException {
    var model = CASE.resolve("model.json");
    Generator.main(new String[] {folder.toString(), model + "=example.garden.Garden"});
    var made = sources(folder.resolve("example/garden"));
    if (Boolean.getBoolean("golden.write")) {
      for (var file : made.entrySet()) {
        Files.writeString(CASE.resolve("expected").resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(made).isEqualTo(sources(CASE.resolve("expected")));
  }

  @Test
  void aTraitNobodyUnderstandsStopsTheBuild() throws IOException {
    var text = Files.readString(CASE.resolve("model.json"));
    var model = folder.resolve("model.json");
    Files.writeString(model, text.replace("\"sensitive\": true", "\"streaming\": true"));
    assertThatThrownBy(() -> ModelReader.read(model))
        .isInstanceOf(ModelException.class)
        .hasMessage("GateCode: trait \"streaming\" is not understood");
  }

  @Test
  void aDepartureGivesAMemberAnotherShape() throws IOException {
    var model = departing("Tree.height", "Text", "trees are not measured");
    assertThat(Generator.files(ModelReader.read(model), "Garden"))
        .filteredOn(file -> file.name().equals("Tree"))
        .singleElement()
        .satisfies(file -> assertThat(file.source("example")).contains("@Nullable String height"));
  }

  @Test
  void aDepartureThatFitsNothingStopsTheBuild() throws IOException {
    assertThatThrownBy(() -> ModelReader.read(departing("Tree.moat", "Text", "why")))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("the model has no member \"Tree.moat\"");
    assertThatThrownBy(() -> ModelReader.read(departing("Tree.height", "Moat", "why")))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("Tree.height: the model has no shape \"Moat\"");
    assertThatThrownBy(() -> ModelReader.read(departing("Tree.height", "Text", " ")))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("Tree.height: a departure needs its reason");
  }

  private Path departing(String member, String shape, String reason) throws IOException {
    var model =
        Files.writeString(folder.resolve("m.json"), Files.readString(CASE.resolve("model.json")));
    Files.writeString(
        folder.resolve("m-departures.json"),
        "[{\"member\": \"%s\", \"shape\": \"%s\", \"reason\": \"%s\"}]"
            .formatted(member, shape, reason));
    return model;
  }

  @Test
  void twoEnumValuesWithOneJavaNameStopTheBuild() throws IOException {
    var text = Files.readString(CASE.resolve("model.json"));
    var model = folder.resolve("model.json");
    Files.writeString(model, text.replace("\"SPRING\"", "\"SPRING\", \"spring\""));
    var read = ModelReader.read(model);
    assertThatThrownBy(() -> Generator.files(read, "Garden"))
        .isInstanceOf(ModelException.class)
        .hasMessage("Season: two values would both be SPRING");
  }

  private static SortedMap<String, String> sources(Path from) throws IOException {
    var sources = new TreeMap<String, String>();
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        sources.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return sources;
  }
}
