package dev.assay.inventory.source.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.BuildStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `history` is that of the OCI image specification 1.1, "Image Configuration"; the words of the
/// instructions are those that Docker's two builders write.
final class BuildStepsTest {
  private static final String ADD = "/bin/sh -c #(nop) ADD file:a3bc1e842b69636f9d in / ";
  private static final String CMD = "/bin/sh -c #(nop)  CMD [\"bash\"]";

  @Test
  void entriesWithoutLayerMakeNoStep() throws IOException {
    assertThat(steps(1, layer(ADD), empty("/bin/sh -c #(nop) CMD [\\\"sh\\\"]")))
        .as("the example of the specification")
        .containsExactly(new BuildStep(ADD.strip(), false));
  }

  @Test
  void whatStandsBeforeACommandThatHasALayerAfterItIsOfTheBase() throws IOException {
    assertThat(
            steps(
                3,
                layer(ADD),
                empty(CMD.replace("\"", "\\\"")),
                empty("ENV PATH=/usr/local/bin"),
                layer("RUN /bin/sh -c pip install flask # buildkit"),
                layer("COPY app.py . # buildkit"),
                empty("CMD [\\\"python\\\" \\\"app.py\\\"]")))
        .extracting(BuildStep::isOfBase)
        .containsExactly(true, false, false);
  }

  @Test
  void ofSeveralBasesTheLastIsMeant() throws IOException {
    assertThat(
            steps(
                3,
                layer(ADD),
                empty("CMD [\\\"bash\\\"]"),
                layer("RUN apt-get install -y python3"),
                empty("CMD [\\\"python3\\\"]"),
                layer("COPY app.py .")))
        .extracting(BuildStep::isOfBase)
        .containsExactly(true, true, false);
  }

  @Test
  void historyOfOtherLayersIsNotBelieved() throws IOException {
    assertThat(steps(2, layer(ADD))).isEmpty();
    assertThat(BuildSteps.of(Json.parse(bytes("{\"history\":7}")), 1)).isEmpty();
    assertThat(BuildSteps.of(Json.parse(bytes("{}")), 1)).isEmpty();
  }

  @Test
  void instructionIsCut() throws IOException {
    assertThat(steps(1, layer("RUN " + "x".repeat(5_000))).getFirst().createdBy()).hasSize(1_000);
  }

  private static List<BuildStep> steps(int layers, String... history) throws IOException {
    return BuildSteps.of(
        Json.parse(bytes("{\"history\":[" + String.join(",", history) + "]}")), layers);
  }

  private static String layer(String createdBy) {
    return "{\"created\":\"2015-10-31T22:22:54Z\",\"created_by\":\"" + createdBy + "\"}";
  }

  private static String empty(String createdBy) {
    return "{\"created_by\":\"" + createdBy + "\",\"empty_layer\":true}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
