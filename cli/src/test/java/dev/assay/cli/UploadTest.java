package dev.assay.cli;

import static dev.assay.cli.RecordingServer.KEY;
import static dev.assay.cli.RecordingServer.SECRET;
import static dev.assay.cli.RecordingServer.assertSigned;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.InventoryJson;
import dev.assay.model.Inventory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadTest {
  private RecordingServer server;
  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new RecordingServer(202, "{\"resourceId\":\"app\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void oracleSignsAsTheSuiteOfAwsDoes() throws GeneralSecurityException {
    // "get-vanilla" of the Signature Version 4 test suite.
    var headers = Map.of("host", "example.amazonaws.com", "x-amz-date", "20150830T123600Z");
    var signed =
        new SignatureOracle.Signed(
            "GET",
            "/",
            List.of("host", "x-amz-date"),
            "",
            "20150830/us-east-1/service/aws4_request");
    assertThat(
            SignatureOracle.signature(
                SECRET, "20150830T123600Z", signed, name -> headers.getOrDefault(name, "")))
        .isEqualTo("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
  }

  @Test
  void inventoryArrivesWholeAndSigned() throws Exception {
    var run = signedIn().run("scan", "dir", ".", "--upload", "--server", address());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("upload: app\n");
    assertThat(run.out()).contains("CVE-2021-44228");
    assertThat(server.received).hasSize(1);
    var request = server.received.getFirst();
    assertThat(request.path()).isEqualTo("/assay/v1/inventories");
    Inventory inventory =
        InventoryJson.read(
            new GZIPInputStream(new ByteArrayInputStream(request.body().getBytes(ISO_8859_1))));
    assertThat(request.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(inventory.packages()).extracting(found -> found.version()).containsExactly("2.14.1");
    assertSigned(request, "us-east-1");
  }

  @Test
  void regionTokenAndServerComeFromTheVariablesOfTheAwsTools() throws Exception {
    var run =
        signedIn()
            .with("AWS_DEFAULT_REGION", "us-west-2")
            .with("AWS_REGION", "eu-central-1")
            .with("AWS_SESSION_TOKEN", "a-token\n")
            .with("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
            .with("AWS_ENDPOINT_URL_INSPECTOR2", address() + "/behind/a/proxy/")
            .run("scan", "dir", ".", "--upload");

    assertThat(run.code()).as(run.err()).isZero();
    var request = server.received.getFirst();
    assertThat(request.path()).isEqualTo("/behind/a/proxy/assay/v1/inventories");
    assertThat(request.headers()).containsEntry("x-amz-security-token", "a-token");
    assertSigned(request, "eu-central-1");
  }

  @Test
  void nothingIsSentUnasked() {
    assertThat(signedIn().run("scan", "dir", ".", "--server", address()).code()).isZero();
    assertThat(server.received).isEmpty();
  }

  @Test
  void missingCredentialsAreSaidBeforeTheScan() {
    var shell = new Shell(folder).with("AWS_ACCESS_KEY_ID", KEY);
    var run = shell.run("scan", "dir", ".", "--upload");
    assertThat(run.err())
        .isEqualTo(
            """
            error: --upload needs credentials
              AWS_SECRET_ACCESS_KEY is not set; the server shows both on its first start
              try: export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=...
            exit 2: used wrongly
            """);
    assertThat(run.code()).isEqualTo(2);
    assertThat(shell.engine().taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080",
        "ftp://a",
        "http://",
        "http://u:p@a",
        "http://a/?q",
        "http://a b"
      })
  void addressThatIsNoneIsSaid(String wrong) {
    var run = signedIn().run("scan", "dir", ".", "--upload", "--server", wrong);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("is no address of a server").doesNotContain("u:p");
  }

  @Test
  void refusalIsShownAndTheResultIsNotLost() {
    server.status = 403;
    server.answer = "{\"more\":[{}],\"message\":\"The security token is invalid.\\u001b[2J\"}";
    var run =
        signedIn().run("scan", "dir", ".", "--fail-on", "low", "--upload", "--server", address());

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("CVE-2021-44228");
    assertThat(run.err())
        .contains("error: cannot upload to " + address())
        .contains("it answered 403: The security token is invalid.")
        .contains("try: ")
        .doesNotContain("\u001b")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[1", "{\"resourceId\":", "{\"resourceId\":7}", "{}"})
  void answerOfSomethingElseIsNoSuccess(String other) {
    server.answer = other;
    var run = signedIn().run("scan", "dir", ".", "--upload", "--server", address());
    assertThat(run.code()).as(run.err()).isEqualTo(5);
    assertThat(run.err()).contains("it answered 202: it is no Assay server");
  }

  @Test
  void serverThatIsDownIsSaid() {
    var gone = address();
    server.close();
    var run = signedIn().run("scan", "dir", ".", "--upload", "--server", gone);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("error: cannot upload to " + gone + "\n  no connection to it\n");
    assertThat(run.out()).contains("CVE-2021-44228");
  }

  private Shell signedIn() {
    return new Shell(folder).with("AWS_ACCESS_KEY_ID", KEY).with("AWS_SECRET_ACCESS_KEY", SECRET);
  }

  private String address() {
    return server.address();
  }
}
