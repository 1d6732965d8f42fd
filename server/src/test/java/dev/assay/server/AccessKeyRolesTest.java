package dev.assay.server;

import static dev.assay.server.RunningServer.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/// What keys of each role may do against the running service.
final class AccessKeyRolesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SBOM =
      "{\"sbom\":{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[]}}";

  @TempDir private static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(settings(folder.resolve("data")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aReaderSeesEverythingAndChangesNothing() throws Exception {
    try (var reader = server.as(key("READ_ONLY"))) {
      assertThat(reader.status("inspector2", "/findings/list", "{}")).isEqualTo(200);
      assertThat(reader.status("inspector2", "/status/batch/get", "{}")).isEqualTo(200);
      assertThat(reader.status("inspector-scan", "/scan/sbom", SBOM)).isEqualTo(200);
      assertThat(reader.status("inspector2", "/assay/v1/network/exposures", "{}")).isEqualTo(200);

      for (String path : List.of("/enable", "/disable", "/filters/create", "/assay/v1/keys")) {
        var answer = reader.post("inspector2", path, "{}".getBytes(UTF_8));
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
            .contains("AccessDeniedException");
      }
      assertThat(reader.upload(SentInventory.ofEmptyHost()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aPipelineSendsInventoriesAndSeesNothing() throws Exception {
    try (var pipeline = server.as(key("SCANNER_UPLOAD"))) {
      assertThat(pipeline.upload(SentInventory.ofEmptyHost()).statusCode()).isEqualTo(202);
      assertThat(pipeline.status("inspector-scan", "/scan/sbom", SBOM)).isEqualTo(200);

      assertThat(pipeline.status("inspector2", "/findings/list", "{}")).isEqualTo(403);
      assertThat(pipeline.status("inspector2", "/enable", "{}")).isEqualTo(403);
    }
  }

  @Test
  void anOperationThatIsDeniedSaysWhichAndWhy() throws Exception {
    try (var reader = server.as(key("READ_ONLY"))) {
      var answer = reader.post("inspector2", "/enable", "{}".getBytes(UTF_8));

      assertThat(JSON.readTree(answer.body()).get("message").asText())
          .matches(
              "Access key ASSAY\\w+ is not authorized to perform: inspector2:Enable; its role is"
                  + " READ_ONLY");
    }
  }

  @Test
  void anotherAccountHasItsOwnFindingsAndMayNotManage() throws Exception {
    var made =
        JSON.readTree(
            server
                .post("inspector2", "/assay/v1/accounts", "{\"name\":\"other\"}".getBytes(UTF_8))
                .body());
    var key =
        AwsBasicCredentials.create(
            made.get("accessKeyId").asText(), made.get("secretAccessKey").asText());
    try (var other = server.as(key)) {
      assertThat(other.upload(SentInventory.ofEmptyHost()).statusCode()).isEqualTo(202);
      var covered = other.post("inspector2", "/coverage/list", "{}".getBytes(UTF_8)).body();
      assertThat(JSON.readTree(covered).at("/coveredResources/0/accountId").asText())
          .isEqualTo(made.get("accountId").asText());

      assertThat(other.status("inspector2", "/assay/v1/accounts", "{}")).isEqualTo(403);
      assertThat(other.status("inspector2", "/assay/v1/network/exposures", "{}")).isEqualTo(403);
    }
    var ours = server.post("inspector2", "/coverage/list", "{}".getBytes(UTF_8)).body();
    assertThat(ours).doesNotContain(made.get("accountId").asText());
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() throws Exception {
    var key = key("READ_ONLY");
    try (var reader = server.as(key)) {
      assertThat(reader.status("inspector2", "/findings/list", "{}")).isEqualTo(200);

      var body = "{\"accessKeyId\":\"" + key.accessKeyId() + "\"}";
      assertThat(server.status("inspector2", "/assay/v1/keys/revoke", body)).isEqualTo(200);

      assertThat(reader.status("inspector2", "/findings/list", "{}")).isEqualTo(403);
      assertThat(server.status("inspector2", "/assay/v1/keys/revoke", body)).isEqualTo(404);
    }
  }

  @Test
  void whatIsNoRoleIsNamed() throws Exception {
    var answer = server.post("inspector2", "/assay/v1/keys", "{\"role\":\"ROOT\"}".getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("role: expected one of [ADMINISTRATOR, READ_ONLY,");
  }

  private static AwsBasicCredentials key(String role) throws Exception {
    var body = "{\"role\":\"" + role + "\",\"name\":\"test\"}";
    JsonNode made =
        JSON.readTree(server.post("inspector2", "/assay/v1/keys", body.getBytes(UTF_8)).body());
    return AwsBasicCredentials.create(
        made.get("accessKeyId").asText(), made.get("secretAccessKey").asText());
  }
}
