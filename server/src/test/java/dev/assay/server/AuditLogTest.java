package dev.assay.server;

import static dev.assay.server.RunningServer.settings;
import static dev.assay.server.RunningServer.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the running service keeps of calls: member names as the user guide of AWS CloudTrail gives
/// them.
final class AuditLogTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void everyCallIsKeptWithWhoWhatAndHowItEnded() throws Exception {
    var settings = settings(folder.resolve("data"));
    try (var server = RunningServer.start(settings)) {
      server.status("inspector2", "/enable", "{\"resourceTypes\":[\"EC2\"]}");
      server.status("inspector2", "/filters/delete", "{\"arn\":\"x\"}");
      server.status("inspector2", "/tags/arn%3Ax", "{\"tags\":{\"k\":\"v\"}}");
      server.status("inspector2", "/findings/list", "{}");
      server.status("inspector2", "/no/such/path", "{}");

      var enable = events(server).getFirst();
      assertThat(enable.path("eventName").asText()).isEqualTo("Enable");
      assertThat(enable.path("eventSource").asText()).isEqualTo("inspector2.amazonaws.com");
      assertThat(enable.at("/userIdentity/accessKeyId").asText())
          .isEqualTo(server.credentials().accessKeyId());
      assertThat(enable.at("/userIdentity/accountId").asText()).isEqualTo("123456789012");
      assertThat(enable.at("/requestParameters/resourceTypes/0").asText()).isEqualTo("EC2");
      assertThat(enable.path("sourceIPAddress").asText()).isEqualTo("127.0.0.1");
      assertThat(enable.path("readOnly").asBoolean()).isFalse();
      assertThat(enable.has("errorCode")).isFalse();

      until("the reading call is in the log", () -> names(server).contains("ListFindings"));
      var refused = events(server).get(1);
      assertThat(refused.path("eventName").asText()).isEqualTo("DeleteFilter");
      assertThat(refused.path("errorCode").asText()).isEqualTo("ResourceNotFoundException");
      var tagged = events(server).get(2);
      assertThat(tagged.path("eventName").asText()).isEqualTo("TagResource");
      assertThat(tagged.at("/additionalEventData/path").asText()).isEqualTo("/tags/arn%3Ax");
      assertThat(names(server)).doesNotContain("/no/such/path");
    }
  }

  @Test
  void theLogOutlivesTheServerAndHoldsNoSecret() throws Exception {
    var settings = settings(folder.resolve("data"));
    try (var server = RunningServer.start(settings)) {
      var made =
          JSON.readTree(
              server
                  .post("inspector2", "/assay/v1/keys", "{\"role\":\"READ_ONLY\"}".getBytes(UTF_8))
                  .body());
      try (var again = server.restarted(settings)) {
        assertThat(names(again)).contains("POST /assay/v1/keys");
        assertThat(events(again).toString())
            .doesNotContain(made.path("secretAccessKey").asText())
            .doesNotContain(server.credentials().secretAccessKey());
      }
    }
  }

  private static List<String> names(RunningServer server) {
    return events(server).stream().map(event -> event.path("eventName").asText()).toList();
  }

  private static List<JsonNode> events(RunningServer server) {
    try {
      var answer = server.post("inspector2", "/assay/v1/audit", "{\"most\":1000}".getBytes(UTF_8));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      List<JsonNode> records = new ArrayList<>();
      JSON.readTree(answer.body()).path("events").forEach(e -> records.add(e.path("record")));
      return records;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
