package dev.assay.cli;

import static dev.assay.cli.RecordingServer.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysTest {
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
  void aMadeKeyIsPrintedAsLinesThatAShellReads() throws Exception {
    server.answer =
        "{\"accessKeyId\":\"ASSAYX\",\"role\":\"SCANNER_UPLOAD\",\"secretAccessKey\":\"s/+\"}";
    var run = run("key", "create", "--role", "scanner-upload", "--name", "a \"b\"");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("AWS_ACCESS_KEY_ID=ASSAYX\nAWS_SECRET_ACCESS_KEY=s/+\n");
    assertThat(run.err()).isEqualTo("the secret is shown this once\n");
    var request = server.received.getFirst();
    assertThat(request.method() + " " + request.path()).isEqualTo("POST /assay/v1/keys");
    assertThat(request.body()).contains("\"role\":\"SCANNER_UPLOAD\"", "\"name\":\"a \\\"b\\\"\"");
    assertSigned(request, "us-east-1");
  }

  @Test
  void sessionIsPrintedWithItsTokenAndEnd() throws Exception {
    server.answer =
        """
        {"accessKeyId":"ASSAYX","secretAccessKey":"s","sessionToken":"t-_",
         "role":"READ_ONLY","expiresAt":"2026-11-01T11:00:00Z"}
        """;
    var run = run("key", "session", "--for", "15m", "--role", "read-only");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo("AWS_ACCESS_KEY_ID=ASSAYX\nAWS_SECRET_ACCESS_KEY=s\nAWS_SESSION_TOKEN=t-_\n");
    assertThat(run.err())
        .isEqualTo("the secret is shown this once\nit ends 2026-11-01T11:00:00Z\n");
    var request = server.received.getFirst();
    assertThat(request.method() + " " + request.path()).isEqualTo("POST /assay/v1/keys/session");
    assertThat(request.body()).isEqualTo("{\"role\":\"READ_ONLY\",\"seconds\":\"900\"}");
  }

  @Test
  void keysAreListedInColumns() throws Exception {
    server.answer =
        """
        {"keys":[
         {"accessKeyId":"ASSAYABCDEFGHIJ23456","role":"ADMINISTRATOR","name":"",
          "createdAt":"2026-11-01T10:00:00Z"},
         {"accessKeyId":"ASSAYBBCDEFGHIJ23456","role":"READ_ONLY","name":"wall\\u001b[31m",
          "createdAt":"2026-11-02T10:00:00Z"}]}
        """;
    var run = run("key", "list");

    assertThat(run.out())
        .isEqualTo(
            """
            ACCESS KEY ID         ROLE            CREATED     NAME
            ASSAYABCDEFGHIJ23456  administrator   2026-11-01
            ASSAYBBCDEFGHIJ23456  read-only       2026-11-02  wall\\u001b[31m
            """);
    assertSigned(server.received.getFirst(), "us-east-1");
  }

  @Test
  void aMadeAccountIsNamedAndItsKeyPrinted() throws Exception {
    server.answer =
        "{\"accountId\":\"210987654321\",\"accessKeyId\":\"ASSAYX\",\"secretAccessKey\":\"s\"}";
    var run = run("account", "create", "--name", "payments", "--id", "210987654321");

    assertThat(run.out()).isEqualTo("AWS_ACCESS_KEY_ID=ASSAYX\nAWS_SECRET_ACCESS_KEY=s\n");
    assertThat(run.err()).startsWith("made account 210987654321\n");
    var request = server.received.getFirst();
    assertThat(request.path()).isEqualTo("/assay/v1/accounts");
    assertThat(request.body()).isEqualTo("{\"accountId\":\"210987654321\",\"name\":\"payments\"}");
    assertSigned(request, "us-east-1");
  }

  @Test
  void accountsAreListedInColumns() {
    server.answer =
        """
        {"accounts":[
         {"accountId":"123456789012","name":"","createdAt":"2026-11-01T10:00:00Z"},
         {"accountId":"210987654321","name":"payments","createdAt":"2026-11-02T10:00:00Z"}]}
        """;

    assertThat(run("account", "list").out())
        .isEqualTo(
            """
            ACCOUNT       CREATED     NAME
            123456789012  2026-11-01
            210987654321  2026-11-02  payments
            """);
  }

  @Test
  void aRefusalIsTheServersOwn() {
    server.status = 400;
    server.answer = "{\"message\":\"accessKeyId: cannot be revoked\",\"fields\":[{}]}";
    var run = run("key", "revoke", "ASSAYX");

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err())
        .contains("error: cannot manage the keys of " + server.address())
        .contains("it answered 400: accessKeyId: cannot be revoked");
  }

  @Test
  void whatIsNoAnswerIsNoSuccess() {
    server.status = 404;
    server.answer = "<html>";

    assertThat(run("key", "list").err()).contains("it answered 404: it is no Assay server");
  }

  @Test
  void theRoleHasToBeOne() {
    var run = run("key", "create", "--role", "root");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("administrator", "read-only", "scanner-upload");
    assertThat(server.received).isEmpty();
  }

  @Test
  void offlineMeansThatNoServerIsAsked() {
    var run = run("key", "list", "--offline");

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("--offline forbids every connection");
    assertThat(server.received).isEmpty();
  }

  @Test
  void credentialsAreAskedFor() {
    var run = new Shell(folder).run("key", "list", "--server", server.address());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("assay key list needs credentials");
  }

  private Shell.Run run(String... command) {
    return server.ask(folder, command);
  }
}
