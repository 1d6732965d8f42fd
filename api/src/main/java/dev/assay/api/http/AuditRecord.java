package dev.assay.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.api.wire.WireJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/// Writes a call as a CloudTrail record: user guide of AWS CloudTrail, "CloudTrail record
/// contents", event version 1.11.
final class AuditRecord {
  /// Larger requests are not kept: what they did is in the store they changed.
  private static final int MOST_PARAMETERS = 16 << 10;

  private static final int LONGEST_AGENT = 256;

  private AuditRecord() {}

  /// What was called.
  ///
  /// @param source `inspector2.amazonaws.com`, `assay` for Assay's own calls
  /// @param name of the operation; method and path of Assay's own calls
  record Called(String source, String name, boolean readOnly) {}

  /// How it ended.
  ///
  /// @param code of the error; empty where there was none
  record Outcome(String code, String message) {
    static final Outcome DONE = new Outcome("", "");
  }

  static String of(
      Caller caller, HttpRequest request, Called called, Outcome outcome, Where where) {
    var text = new StringWriter();
    try (var out = WireJson.json().createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("eventVersion", "1.11");
      out.writeObjectFieldStart("userIdentity");
      out.writeStringField("type", "IAMUser");
      out.writeStringField("principalId", caller.accessKeyId());
      out.writeStringField(
          "arn", "arn:aws:iam::" + caller.account() + ":user/" + caller.accessKeyId());
      out.writeStringField("accountId", caller.account().value());
      out.writeStringField("accessKeyId", caller.accessKeyId());
      out.writeEndObject();
      out.writeStringField("eventTime", where.at().toString());
      out.writeStringField("eventSource", called.source());
      out.writeStringField("eventName", called.name());
      out.writeStringField("awsRegion", where.region());
      out.writeStringField("sourceIPAddress", request.remote());
      out.writeStringField("userAgent", agent(request));
      if (!outcome.code().isEmpty()) {
        out.writeStringField("errorCode", outcome.code());
        out.writeStringField("errorMessage", outcome.message());
      }
      out.writeFieldName("requestParameters");
      writeParameters(request.body(), out);
      // Where tag calls, and others without a body, say what they are about.
      out.writeObjectFieldStart("additionalEventData");
      out.writeStringField("path", request.rawPath());
      if (!request.rawQuery().isEmpty()) {
        out.writeStringField("query", request.rawQuery());
      }
      out.writeEndObject();
      out.writeNullField("responseElements");
      out.writeStringField("requestID", caller.requestId());
      out.writeStringField("eventID", UUID.randomUUID().toString());
      out.writeBooleanField("readOnly", called.readOnly());
      out.writeStringField("eventType", "AwsApiCall");
      out.writeBooleanField("managementEvent", true);
      out.writeStringField("recipientAccountId", caller.account().value());
      out.writeStringField("eventCategory", "Management");
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /// When and where a call was answered.
  record Where(Instant at, String region) {}

  private static String agent(HttpRequest request) {
    String agent = request.header("User-Agent").orElse("");
    return agent.substring(0, Math.min(LONGEST_AGENT, agent.length()));
  }

  /// The body where it is a JSON object of moderate size. Read whole first: half of one must not
  /// get into the record.
  private static void writeParameters(byte[] body, JsonGenerator out) throws IOException {
    if (body.length == 0 || body.length > MOST_PARAMETERS || !isObject(body)) {
      out.writeNull();
      return;
    }
    try (JsonParser in = WireJson.json().createParser(body)) {
      in.nextToken();
      out.copyCurrentStructure(in);
    }
  }

  private static boolean isObject(byte[] body) {
    try (JsonParser in = WireJson.json().createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      in.skipChildren();
      return in.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }
}
