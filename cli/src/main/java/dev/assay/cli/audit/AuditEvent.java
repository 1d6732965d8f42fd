package dev.assay.cli.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// One event of a server's audit log.
///
/// @param record in the form of a CloudTrail record
record AuditEvent(long number, JsonNode record) {
  /// A page of 1,000 records whose requests are as large as a server keeps them.
  private static final int MOST_BYTES = 1 << 25;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// A page, or why there is none.
  ///
  /// @param message of a refusal; may be empty
  record Page(List<AuditEvent> events, String message) {}

  /// Reads an answer that may be anything: what is no JSON object says nothing.
  static Page read(InputStream body) throws IOException {
    var events = new ArrayList<AuditEvent>();
    String message = "";
    try (JsonParser in = MAPPER.createParser(body.readNBytes(MOST_BYTES))) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        JsonNode answer = MAPPER.readTree(in);
        message = answer.path("message").asText();
        for (JsonNode event : answer.path("events")) {
          events.add(new AuditEvent(event.path("number").asLong(), event.path("record")));
        }
      }
    } catch (JacksonException notJson) {
      return new Page(List.of(), "");
    }
    return new Page(events, message);
  }

  /// A text of the record, by the members that lead to it.
  String text(String... members) {
    JsonNode value = record;
    for (String member : members) {
      value = value.path(member);
    }
    return value.asText();
  }

  /// The record on one line.
  String line() {
    return record.toString();
  }
}
