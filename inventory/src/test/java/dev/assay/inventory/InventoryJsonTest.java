package dev.assay.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Artifact;
import dev.assay.model.BuildStep;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import dev.assay.model.ListeningSocket.Transport;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryJsonTest {

  @Test
  void readingWhatWasWrittenGivesAnEqualInventory() throws Exception {
    for (long seed = 1; seed <= 400; seed++) {
      Inventory written = inventory(new SplittableRandom(seed));
      assertThat(read(write(written))).as("seed %d", seed).isEqualTo(written);
    }
  }

  @Test
  void writesTheFormThatIsSentAndStored() throws Exception {
    var found =
        new InstalledPackage(
            PackageType.DEB,
            "libssl3",
            "3.0.22-1~deb12u2",
            "amd64",
            new SourcePackage("openssl", "3.0.22-1~deb12u2"),
            new PackageLocation("var/lib/dpkg/status", 7, "sha256:aa"),
            "",
            new Declaration(Declaration.Relation.DIRECT, true, "Apache-2.0"));
    var inventory =
        new Inventory(
            new Artifact.Image("shop:1", "sha256:bb", "linux/amd64", List.of("1"), List.of(), ""),
            new OperatingSystem.Distribution("debian", "12", "bookworm", "Debian 12"),
            List.of(found),
            List.of(InputProblem.of("INV-ARCHIVE-001", "layer 2", "the data ends early", "lost")));
    assertThat(write(inventory))
        .isEqualTo(
            """
            {"format":"assay-inventory","version":1,\
            "artifact":{"name":"shop:1","kind":"image","digest":"sha256:bb",\
            "platform":"linux/amd64","tags":["1"],"layers":[]},\
            "operatingSystem":{"id":"debian","versionId":"12","codename":"bookworm",\
            "name":"Debian 12"},\
            "packages":[{"type":"deb","name":"libssl3","version":"3.0.22-1~deb12u2",\
            "architecture":"amd64","sourceName":"openssl","path":"var/lib/dpkg/status",\
            "line":7,"layer":"sha256:aa","relation":"direct","development":true,\
            "license":"Apache-2.0"}],\
            "problems":[{"code":"INV-ARCHIVE-001","source":"layer 2",\
            "reason":"the data ends early","effect":"lost"}]}""");
  }

  @Test
  void whatOlderWritersDoNotSayIsUnstated() throws Exception {
    var inventory = inventory(new SplittableRandom(5));
    String older = write(inventory).replaceAll(",\"(relation|development|license)\":[^,}]*", "");
    assertThat(read(older).packages())
        .extracting(InstalledPackage::declaration)
        .containsOnly(Declaration.NONE);
  }

  @Test
  void fieldsOfNewerWritersArePassedOver() throws Exception {
    var inventory = inventory(new SplittableRandom(5));
    String extended = write(inventory).replaceFirst("\\{", "{\"new\":{\"deep\":[1,{\"x\":null}]},");
    assertThat(read(extended)).isEqualTo(inventory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                | an inventory is an object
          {"format":"assay-inventory","version":1           | not sound JSON
          {"format":"x","version":1}                        | its "format" is not assay-inventory
          {"format":"assay-inventory","version":2}          | its version is 2; this program reads version 1
          {"format":"assay-inventory","version":1}          | "artifact" is missing
          {"version":1,"version":1}                         | Duplicate field
          {"packages":[{"type":"deb","version":"1"}]}       | "name" is missing in "packages"
          {"packages":[{"type":"exe","name":"a","version":"1"}]} | type "exe" is not known
          {"listening":[{"transport":"SCTP"}]}              | transport "SCTP" is not known
          {"packages":{}}                                   | "packages" is not a list
          {"packages":[7]}                                  | "packages" holds what is no object
          {"version":-1}                                    | "version" is not a number from 0 on
          {"version":99999999999999999999}                  | "version" is not a number from 0 on
          {"artifact":{"name":"a","kind":"ship"}}           | kind "ship" is not known
          """)
  void whatIsUnsoundIsSaidWithItsPlace(String json, String reason) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void nestingIsBounded() {
    assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(100_000)))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("beyond a limit");
  }

  private static String write(Inventory inventory) throws IOException {
    var out = new ByteArrayOutputStream();
    InventoryJson.write(inventory, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Inventory read(String json) throws IOException {
    return InventoryJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Inventory inventory(RandomGenerator random) {
    return new Inventory(
        artifact(random),
        random.nextBoolean()
            ? new OperatingSystem.Unidentified(text(random))
            : new OperatingSystem.Distribution(
                text(random),
                text(random),
                text(random),
                text(random),
                random.nextBoolean() ? List.of() : List.of(text(random), text(random))),
        IntStream.range(0, random.nextInt(6)).mapToObj(i -> installed(random)).toList(),
        IntStream.range(0, random.nextInt(4)).mapToObj(i -> problem(random)).toList());
  }

  private static Artifact artifact(RandomGenerator random) {
    String name = text(random);
    return switch (random.nextInt(5)) {
      case 0 -> new Artifact.Folder(name);
      case 1 ->
          new Artifact.Host(
              name, text(random), text(random), text(random), text(random), listening(random));
      case 2 ->
          new Artifact.Image(
              name,
              text(random),
              text(random),
              texts(random),
              texts(random),
              text(random),
              steps(random));
      case 3 -> new Artifact.Function(name, text(random), random.nextLong(Long.MAX_VALUE));
      default -> new Artifact.Sbom(name, text(random), text(random));
    };
  }

  private static List<BuildStep> steps(RandomGenerator random) {
    int ofBase = random.nextInt(4);
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> new BuildStep(text(random), i < ofBase))
        .toList();
  }

  private static Listening listening(RandomGenerator random) {
    return random.nextBoolean()
        ? new Listening.Unknown(text(random))
        : new Listening.Known(
            IntStream.range(0, random.nextInt(4))
                .mapToObj(
                    i ->
                        new ListeningSocket(
                            random.nextBoolean() ? Transport.TCP : Transport.UDP,
                            text(random),
                            random.nextInt(65536),
                            text(random),
                            text(random),
                            text(random)))
                .toList());
  }

  private static InstalledPackage installed(RandomGenerator random) {
    String name = text(random);
    String version = text(random);
    var source =
        random.nextBoolean()
            ? new SourcePackage(name, version)
            : new SourcePackage(text(random), text(random), text(random), text(random));
    var types = PackageType.values();
    return new InstalledPackage(
        types[random.nextInt(types.length)],
        name,
        version,
        text(random),
        source,
        new PackageLocation(text(random), random.nextInt(3), text(random)),
        text(random),
        new Declaration(relation(random), random.nextBoolean(), text(random)));
  }

  private static Declaration.Relation relation(RandomGenerator random) {
    var relations = Declaration.Relation.values();
    return relations[random.nextInt(relations.length)];
  }

  private static InputProblem problem(RandomGenerator random) {
    return new InputProblem(
        text(random),
        text(random),
        random.nextInt(9),
        random.nextInt(9),
        text(random),
        text(random),
        text(random),
        text(random));
  }

  private static List<String> texts(RandomGenerator random) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(random)).toList();
  }

  /// Letters of every kind that hostile names hold, half surrogate pairs included.
  private static String text(RandomGenerator random) {
    String alphabet = "aZ09/:@+~-\"\\\n\t\0é漢\u2028\ud83d\ude00\ud800";
    var text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
