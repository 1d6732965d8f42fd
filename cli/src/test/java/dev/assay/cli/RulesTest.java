package dev.assay.cli;

import static dev.assay.cli.RecordingServer.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `assay suppress`, over what a server answers.
final class RulesTest {
  private static final String ARN =
      "arn:aws:inspector2:us-east-1:111122223333:owner/111122223333/filter/0123456789abcdef";

  @TempDir Path folder;
  private RecordingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RecordingServer(200, "{}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void rulesAreListedWithTheirReasonsAndSearchesAreNot() throws Exception {
    server.answer =
        """
        {"filters":[
         {"filterArn":"%1$s","name":"base image","action":"SUPPRESS","isHiding":true,
          "reason":"accepted until the next release of the image, which comes in spring"},
         {"filterArn":"%1$s","name":"old","action":"SUPPRESS","isHiding":false,"reason":"",
          "endsAt":"2026-01-31T00:00:00Z"},
         {"filterArn":"%1$s","name":"a search","action":"NONE","isHiding":false,"reason":""}]}
        """
            .formatted(ARN);
    var run = run("suppress", "list");

    assertThat(run.out())
        .isEqualTo(
            """
            HIDES   ENDS        RULE
            yes     never       base image
                                  accepted until the next release of the image, which comes
                                  in spring
            no      2026-01-31  old
            """);
    assertSigned(server.received.getFirst(), "us-east-1");
  }

  @Test
  void documentIsSentAsItIsAndWhatBecameOfItTold() throws Exception {
    var document = Files.writeString(folder.resolve("vex.json"), "{\"statements\": []}\n");
    server.answer =
        """
        {"statements":[
          {"result":"CREATED","vulnerabilityId":"CVE-2024-1","product":"pkg:npm/a@1",
           "name":"VEX CVE-2024-1 a@1 00","reason":"not_affected: inline_mitigations_already_exist",
           "findings":3},
          {"result":"REFUSED","vulnerabilityId":"CVE-2024-2","product":"a\\u001b[31m",
           "why":"product is no package URL"}],
         "problems":[{"code":"ADV-VEX-001","message":"the document · status · is no status"}]}
        """;
    var run = run("suppress", "import", "--preview", document.toString());

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.out())
        .isEqualTo(
            """
            RESULT           FINDINGS  RULE
            created                 3  VEX CVE-2024-1 a@1 00
                                         not_affected: inline_mitigations_already_exist
            refused                    CVE-2024-2 a\\u001b[31m
                                         product is no package URL
            """);
    assertThat(run.err())
        .startsWith(
            "the document · status · is no status\nwould be: 1 created, 1 refused, 1 problem\n");
    var request = server.received.getFirst();
    assertThat(request.method() + " " + request.path())
        .isEqualTo("POST /assay/v1/filters/vex/preview");
    assertThat(request.body()).isEqualTo("{\"statements\": []}\n");
    assertSigned(request, "us-east-1");
  }

  @Test
  void endIsADayInUtcOrATime() throws Exception {
    server.answer = "{\"name\":\"base image\",\"endsAt\":\"2027-01-31T00:00:00Z\"}";
    var run = run("suppress", "end", ARN, "--at", "2027-01-31");

    assertThat(run.err()).isEqualTo("base image ends 2027-01-31T00:00:00Z\n");
    assertThat(server.received.getFirst().body())
        .contains("\"filterArn\":\"" + ARN + "\"", "\"endsAt\":\"2027-01-31T00:00Z\"");
    assertThat(run("suppress", "end", ARN, "--never").err()).isEqualTo("base image has no end\n");
    assertThat(server.received.getLast().body()).doesNotContain("endsAt");
  }

  @Test
  void whatIsNoEndIsUsedWrongly() throws Exception {
    assertThat(run("suppress", "end", ARN).code()).isEqualTo(2);
    assertThat(run("suppress", "end", ARN, "--at", "2027-01-31", "--never").code()).isEqualTo(2);
    var run = run("suppress", "end", ARN, "--at", "tomorrow");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("tomorrow", "2027-01-31");
    assertThat(server.received).isEmpty();
  }

  @Test
  void documentThatIsTooLargeOrMissingIsNotSent() throws Exception {
    var large = Files.write(folder.resolve("large.json"), new byte[(8 << 20) + 1]);
    assertThat(run("suppress", "import", large.toString()).err()).contains("larger than 8 MiB");
    assertThat(run("suppress", "import", folder.resolve("none").toString()).code()).isEqualTo(2);
    assertThat(server.received).isEmpty();
  }

  private Shell.Run run(String... command) {
    return server.ask(folder, command);
  }
}
